/* node run.cjs templates.mjs FILE...: validates element templates as the Modeler does when it loads them. */
import { readFileSync } from 'node:fs';

import { validateAllZeebe } from '@bpmn-io/element-templates-validator';

const [ , , ...files ] = process.argv;
const findings = files.flatMap(file => {
  const { results } = validateAllZeebe(JSON.parse(readFileSync(file, 'utf8')));
  return results
    .filter(({ valid }) => !valid)
    .map(({ object, errors }) => ({ file, template: object.id, message: errors.map(({ message }) => message).join('; ') }));
});
process.stdout.write(JSON.stringify(findings));
