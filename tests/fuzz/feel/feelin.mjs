// Answers expressions with feelin, line by line: {"text", "variables"} or {"cell", "variables"} in, a tagged value out.
import { createInterface } from 'node:readline';
import { evaluate, unaryTest, FeelDate, FeelTime, FeelDateTime, FeelDuration, isFunction, isRange } from 'feelin';

const TEMPORALS = [FeelDate, FeelTime, FeelDateTime, FeelDuration];

function tagged(value) {
  if (value === null || value === undefined) return null;
  if (typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : { error: 'not finite' };
  if (typeof value === 'string') return { string: value };
  if (Array.isArray(value)) return value.map(tagged);
  if (TEMPORALS.some((kind) => value instanceof kind)) return { temporal: String(value) };
  if (isRange(value)) {
    return { range: [value['start included'], tagged(value.start), tagged(value.end), value['end included']] };
  }
  if (isFunction(value) || typeof value === 'function') return { function: true };
  return { context: Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, tagged(entry)])) };
}

function answer({ text, cell, variables }) {
  try {
    return tagged((cell === undefined ? evaluate(text, variables) : unaryTest(cell, variables)).value);
  } catch (failure) {
    return { error: failure.constructor.name === 'SyntaxError' ? 'syntax' : String(failure.message) };
  }
}

createInterface({ input: process.stdin }).on('line', (line) => console.log(JSON.stringify(answer(JSON.parse(line)))));
