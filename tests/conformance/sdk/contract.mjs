// Prints the contract that the strict Node.js client is made from as JSON: each operation with JSON Schemas of request and response
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';

const dist = dirname(createRequire(import.meta.url).resolve('@camunda8/orchestration-cluster-api'));
const files = readdirSync(dist);
const schemas = await import(pathToFileURL(join(dist, files.find((name) => /^zod\.gen-.*\.js$/.test(name)))));
const chunks = files.filter((name) => /^chunk-.*\.js$/.test(name));
const code = chunks.map((name) => readFileSync(join(dist, name), 'utf-8')).join('\n');
const call = /var (\w+) = \(options\) => \{\s*return \(options\??\.client \?\? client\)\.(\w+)\(\{[\s\S]*?url: "([^"]+)"/g;
const asJson = (schema, io) => z.toJSONSchema(schema, { io, unrepresentable: 'any', reused: 'inline' });
const operations = {};
for (const [, name, method, url] of code.matchAll(call)) {
  const base = `z${name[0].toUpperCase()}${name.slice(1)}`;
  const { body, query } = asJson(schemas[`${base}Data`], 'input').properties;
  operations[name] = { method: method.toUpperCase(), url, body, query, response: asJson(schemas[`${base}Response`], 'output') };
}
console.log(JSON.stringify(operations));
