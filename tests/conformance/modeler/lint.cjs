/*
 * node lint.cjs FILE...   (see lint.mjs; needs `npm ci` in this folder)
 *
 * Bundles lint.mjs into node_modules/.cache and runs the bundle, so that nothing generated is committed.
 */
const path = require('node:path');
const { buildSync } = require('esbuild');

const outfile = path.join(__dirname, 'node_modules', '.cache', `modeler-lint-${process.pid}.cjs`);
buildSync({
  absWorkingDir: __dirname,
  entryPoints: [ 'lint.mjs' ],
  bundle: true,
  platform: 'node',
  format: 'cjs',
  external: [ 'bpmnlint/lib/resolver/node-resolver', 'dmnlint/lib/resolver/node-resolver' ],
  loader: { '.bpmnlintrc': 'json' },
  outfile
});
process.on('exit', () => require('node:fs').rmSync(outfile, { force: true }));
require(outfile);
