// Writes src/api/schema.ts from the server's OpenAPI, or with --check fails when it is out of date.
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

import openapiTS, { astToString } from 'openapi-typescript'

const root = fileURLToPath(new URL('../..', import.meta.url))
const target = fileURLToPath(new URL('../src/api/schema.ts', import.meta.url))
const command = process.env.DINGDIAN ?? `${root}.venv/bin/dingdian`

const answer = spawnSync(command, ['openapi'], { cwd: root, encoding: 'utf8', maxBuffer: 2 ** 26 })
if (answer.status !== 0) {
  console.error(`Expected '${command} openapi' to print the API, but it failed:\n${answer.stderr}`)
  process.exit(1)
}
const openapi = JSON.parse(answer.stdout)
const header = '/** Generated from the server by `npm run types`; do not edit. */\n\n'
const wanted = header + astToString(await openapiTS(openapi))

if (!process.argv.includes('--check')) {
  writeFileSync(target, wanted)
} else if (readFileSync(target, 'utf8') !== wanted) {
  console.error('Expected src/api/schema.ts to match the server, but it differs; run `npm run types` and commit it.')
  process.exit(1)
}
