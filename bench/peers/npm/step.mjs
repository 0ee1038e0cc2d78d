// The benchmark process on bpmn-engine, its whole state saved after every step: one command a line on standard input, one
// answer a line on standard output. `prepare N` brings N new instances to their monthly check; `steps N` completes that check
// in N of them and answers the seconds of each step.

import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";

import Database from "better-sqlite3";
import { Timers } from "bpmn-elements";
import { Engine } from "bpmn-engine";

const TO_THE_LOOP = ["draft", "party_signs", "office_signs", "review", "review", "review"];
const [file, diagram, variables] = process.argv.slice(2);
const source = readFileSync(diagram, "utf8");
const waiting = [];

const db = new Database(file);
db.pragma("journal_mode = wal");
db.pragma("synchronous = full");
db.exec("create table instance(id integer primary key, state text)");
const insert = db.prepare("insert into instance(state) values (?)");
const select = db.prepare("select state from instance where id = ?");
const update = db.prepare("update instance set state = ? where id = ?");

// a timer of thirty days must neither fire at once nor keep the process alive
const timers = () => new Timers({ setTimeout: () => ({}), clearTimeout: () => {} });
const services = { noop: (_scope, done) => done() };

async function start() {
  const engine = new Engine({ name: "bench", source, variables: JSON.parse(variables), services, timers: timers() });
  const execution = await engine.execute();
  const state = JSON.stringify(await engine.getState());
  await execution.stop();
  return Number(insert.run(state).lastInsertRowid);
}

async function complete(id, element, given) {
  db.exec("begin immediate");
  const engine = new Engine({ name: "bench", timers: timers() }).recover(JSON.parse(select.get(id).state), { services });
  const execution = await engine.resume();
  for (const running of execution.definitions[0].getRunningProcesses()) {
    running.environment.assignVariables(given);
  }
  const open = execution.getPostponed().find((activity) => activity.id === element);
  // of an activity with many rounds, the first that is open
  const [task] = open.content.isMultiInstance ? open.getExecuting() : [open];
  task.signal(given);
  update.run(JSON.stringify(await engine.getState()), id);
  db.exec("commit");
  await execution.stop();
}

async function prepare(instances) {
  for (let i = 0; i < instances; i++) {
    const id = await start();
    for (const element of TO_THE_LOOP) {
      await complete(id, element, {});
    }
    waiting.push(id);
  }
  return "prepared";
}

async function steps(count) {
  const seconds = [];
  for (let i = 0; i < count; i++) {
    const id = waiting.shift();
    const begun = process.hrtime.bigint();
    await complete(id, "check", { go_on: true, renew: false });
    seconds.push(Number(process.hrtime.bigint() - begun) / 1e9);
    waiting.push(id);
  }
  return JSON.stringify(seconds);
}

console.log("ready");
for await (const line of createInterface({ input: process.stdin })) {
  const [command, count] = line.split(" ");
  console.log(await (command === "prepare" ? prepare(Number(count)) : steps(Number(count))));
}
