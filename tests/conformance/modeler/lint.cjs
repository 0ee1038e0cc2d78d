/* node lint.cjs FILE...   lints BPMN, DMN and form files; see lint.mjs */
require('./run.cjs')('lint.mjs');
