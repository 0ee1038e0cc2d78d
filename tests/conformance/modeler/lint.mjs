/*
 * Lints BPMN, DMN and form files with the linters Camunda Modeler itself runs, and with bpmnlint and dmnlint.
 * Bundled by lint.cjs, because @camunda/linting cannot be imported by plain node.
 *
 * Prints one line per finding, or with --json a list of {file, linter, rule, severity, element, message}.
 * The exit code is 1 when there are findings.
 */
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

import { BpmnModdle } from 'bpmn-moddle';
import { Linter as BpmnLinter } from 'bpmnlint';
import BpmnNodeResolver from 'bpmnlint/lib/resolver/node-resolver';
import { Linter as ModelerLinter } from '@camunda/linting';
import { FormLinter } from '@camunda/form-linting';
import DmnModdle from 'dmn-moddle';
import { Linter as DmnLinter } from 'dmnlint';
import DmnNodeResolver from 'dmnlint/lib/resolver/node-resolver';
import modelerModdle from 'modeler-moddle/resources/modeler.json';
import zeebeModdle from 'zeebe-bpmn-moddle/resources/zeebe.json';
import bpmnConfig from './.bpmnlintrc';

const packages = createRequire(__filename); // the bundle's own place, not the caller's folder
const PLATFORM = 'Camunda Cloud';
const platformMissing = {
  linter: 'dingdian',
  rule: 'execution-platform',
  severity: 'error',
  element: null,
  message: `executionPlatform "${PLATFORM}" or its version is missing: without them Modeler's linters say nothing`
};

/** bpmnlint and dmnlint report as {rule: [{id, message, category}]}. */
function flatten(linter, reportsByRule) {
  return Object.entries(reportsByRule).flatMap(([ rule, reports ]) =>
    reports.map(report => ({
      linter, rule, severity: report.category, element: report.id || null, message: report.message
    }))
  );
}

function unreadable(linter, warnings) {
  return warnings.map(({ message }) => ({ linter, rule: 'parse', severity: 'error', element: null, message }));
}

async function lintBpmn(text) {
  const moddle = new BpmnModdle({ modeler: modelerModdle, zeebe: zeebeModdle });
  const { rootElement, warnings } = await moddle.fromXML(text);
  const isCloud = rootElement.get('modeler:executionPlatform') === PLATFORM
    && rootElement.get('modeler:executionPlatformVersion');
  const bpmnlint = new BpmnLinter({ config: bpmnConfig, resolver: new BpmnNodeResolver({ require: packages }) });
  const modeler = await new ModelerLinter({ modeler: 'desktop', type: 'cloud' }).lint(text);
  return [
    ...(isCloud ? [] : [ platformMissing ]),
    ...unreadable('bpmn-moddle', warnings),
    ...flatten('bpmnlint', await bpmnlint.lint(rootElement)),
    ...modeler.map(report => ({
      linter: 'modeler', rule: report.rule, severity: report.category, element: report.id, message: report.message
    }))
  ];
}

function readDmn(text) {
  return new Promise((resolve, reject) => {
    new DmnModdle().fromXML(text, (error, definitions, context) =>
      error ? reject(error) : resolve({ definitions, warnings: context.warnings || [] })
    );
  });
}

async function lintDmn(text) {
  const { definitions, warnings } = await readDmn(text);
  const linter = new DmnLinter({ config: { extends: 'dmnlint:recommended' }, resolver: new DmnNodeResolver() });
  const attributes = definitions.$attrs || {};
  const isCloud = attributes['modeler:executionPlatform'] === PLATFORM
    && attributes['modeler:executionPlatformVersion'];
  return [
    ...(isCloud ? [] : [ platformMissing ]),
    ...unreadable('dmn-moddle', warnings),
    ...flatten('dmnlint', await linter.lint(definitions))
  ];
}

async function lintForm(text) {
  const schema = JSON.parse(text);
  const isCloud = schema.executionPlatform === PLATFORM && schema.executionPlatformVersion;
  const reports = new FormLinter().lint(schema);
  return [
    ...(isCloud ? [] : [ platformMissing ]),
    ...reports.map(report => ({
      linter: 'form', rule: 'compatibility', severity: report.category, element: report.id, message: report.message
    }))
  ];
}

const LINTERS = { '.bpmn': lintBpmn, '.dmn': lintDmn, '.form': lintForm };

async function lintFile(file) {
  const lint = LINTERS[path.extname(file)];
  if (!lint) {
    throw new Error(`Expected a .bpmn, .dmn or .form file, but found ${file}; name another file.`);
  }
  try {
    const findings = await lint(fs.readFileSync(file, 'utf8'));
    return findings.map(finding => ({ file, ...finding }));
  } catch (error) {
    return [ { file, linter: 'reader', rule: 'parse', severity: 'error', element: null, message: error.message } ];
  }
}

function describe({ file, severity, element, message, linter, rule }) {
  return `${file}: ${severity} ${element || '-'}: ${message} (${linter}/${rule})`;
}

async function main([ first, ...rest ]) {
  const asJson = first === '--json';
  const files = asJson ? rest : [ first, ...rest ].filter(Boolean);
  const findings = (await Promise.all(files.map(lintFile))).flat();
  const lines = findings.map(describe);
  console.log(asJson ? JSON.stringify(findings, null, 2) : [ ...lines, `${findings.length} finding(s)` ].join('\n'));
  process.exitCode = findings.length ? 1 : 0;
}

main(process.argv.slice(2));
