/*
 * node run.cjs ENTRY.mjs ARGUMENT...   (needs `npm ci` in this folder)
 *
 * Bundles a module into node_modules/.cache and runs the bundle, because some of its packages cannot be imported by
 * plain node. Nothing generated is committed.
 */
const fs = require('node:fs');
const path = require('node:path');
const { buildSync } = require('esbuild');

function run(entry) {
  const name = `${path.basename(entry, '.mjs')}-${process.pid}.cjs`;
  const outfile = path.join(__dirname, 'node_modules', '.cache', name);
  buildSync({
    absWorkingDir: __dirname,
    entryPoints: [ entry ],
    bundle: true,
    platform: 'node',
    format: 'cjs',
    external: [ 'bpmnlint/lib/resolver/node-resolver', 'dmnlint/lib/resolver/node-resolver', 'jsdom' ],
    loader: { '.bpmnlintrc': 'json' },
    outfile
  });
  process.on('exit', () => fs.rmSync(outfile, { force: true }));
  require(outfile);
}

module.exports = run;

if (require.main === module) {
  run(process.argv.splice(2, 1)[0]);
}
