// Evaluates FEEL for a Python program: one JSON request per line in, one JSON answer per line out.
// {expression, variables} gives {value}; with {repeat} it gives the {seconds} of so many evaluations in this process.
import { createInterface } from 'node:readline';
import { evaluate } from 'feelin';

function answer({ expression, variables, repeat }) {
  if (repeat === undefined) {
    return { value: evaluate(expression, variables).value };
  }
  const begun = process.hrtime.bigint();
  for (let turn = 0; turn < repeat; turn += 1) {
    evaluate(expression, variables);
  }
  return { seconds: Number(process.hrtime.bigint() - begun) / 1e9 };
}

for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(`${JSON.stringify(answer(JSON.parse(line)))}\n`);
}
