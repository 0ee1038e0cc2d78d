/*
 * Fills in forms with form-js itself, in a simulated browser.
 *
 * Reads a JSON list of {schema, data} from standard input: a form and the data it opens with. Writes a list of
 * {data, errors} as the browser would submit them, or {failure} for a form that form-js cannot open. File pickers keep the
 * references they are given, as those of the web app do (web/src/components/form/filePicker.ts).
 */
process.env.TZ = 'Asia/Shanghai';

import fs from 'node:fs';

import { JSDOM } from 'jsdom';

const QUIET_TURNS = 4;

const { window } = new JSDOM('<div id="form"></div>', { url: 'http://localhost/', pretendToBeVisual: true });
for (const name of Object.getOwnPropertyNames(window).filter(one => !(one in globalThis))) {
  globalThis[name] = window[name];
}
Object.assign(globalThis, { window, document: window.document, Event: window.Event });

/** Fields compute, tidy and rewrite their values some time after the form is rendered. */
async function settled(form, { components }) {
  const expressions = components.filter(({ type }) => type === 'expression');
  let before = null;
  for (let turn = 0, quiet = 0; turn < 500 && quiet < QUIET_TURNS; turn++) {
    await new Promise(resolve => setTimeout(resolve, 5));
    const { data } = form._getState();
    const now = JSON.stringify(data);
    const computed = expressions.every(({ key }) => data[key] !== null && data[key] !== undefined);
    quiet = computed && now === before ? quiet + 1 : 0;
    before = now;
  }
}

/** form-js's own picker knows only files that were picked just now, and empties the field of all others. */
function keepingPicker({ FilePicker }) {
  function registration(formFields) {
    formFields.register('filepicker', Object.assign(() => null, { config: FilePicker.config }));
  }
  registration.$inject = ['formFields'];
  return { __init__: ['registration'], registration: ['type', registration] };
}

async function submit({ schema, data }) {
  const formJs = await import('@bpmn-io/form-js-viewer');
  const container = window.document.getElementById('form');
  try {
    const form = await formJs.createForm({ container, schema, data, additionalModules: [keepingPicker(formJs)] });
    await settled(form, schema);
    const result = form.submit();
    form.destroy();
    return { data: result.data, errors: result.errors };
  } catch (error) {
    return { failure: error.message };
  }
}

async function main() {
  const results = [];
  for (const item of JSON.parse(fs.readFileSync(0, 'utf8'))) {
    results.push(await submit(item));
  }
  process.stdout.write(JSON.stringify(results), () => process.exit(0)); // a pipe takes a long text in parts
}

main();
