// Works on jobs with both official Node.js clients and prints what came of it as JSON: node work.mjs ADDRESS FOLDER
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const [address, folder] = process.argv.slice(2);
const now = { consistency: { waitUpToMs: 0 } };
const ENDED = ['COMPLETED', 'TERMINATED'];
const asks = ['print', 'jam', 'repair'];

// starts one instance for each thing the worker is asked to do, and waits until it has dealt with all of them
async function letWork(start, isOver) {
  const keys = {};
  for (const ask of asks) {
    keys[ask] = await start(ask);
  }
  for (const ask of asks) {
    while (!(await isOver(keys[ask]))) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
  return keys;
}

function answer(job, act) {
  const { ask } = job.variables;
  if (ask === 'jam') {
    return act.error(job);
  }
  return ask === 'repair' && job.retries > 1 ? act.fail(job) : act.complete(job);
}

async function withClusterApi() {
  const { createCamundaClient } = await import('@camunda8/orchestration-cluster-api');
  const camunda = createCamundaClient({
    config: { CAMUNDA_REST_ADDRESS: address, CAMUNDA_AUTH_STRATEGY: 'NONE', CAMUNDA_SDK_VALIDATION: 'strict' },
  });
  await camunda.createDeployment({ resources: [new File([readFileSync(join(folder, 'printing.bpmn'))], 'printing.bpmn')] });
  const jobs = [];
  const worker = camunda.createJobWorker({
    jobType: 'print-letter',
    workerName: 'node-printer',
    maxParallelJobs: 4,
    jobTimeoutMs: 60_000,
    jobHandler: (job) => {
      jobs.push(`${job.variables.ask} ${job.customHeaders.tray} ${job.retries}`);
      return answer(job, {
        complete: () => job.complete({ printed: true }),
        error: () => job.error({ errorCode: 'jam', errorMessage: 'paper' }),
        fail: () => job.fail({ retries: 1, errorMessage: 'toner', retryBackOff: 0 }),
      });
    },
  });
  const state = async (processInstanceKey) => (await camunda.getProcessInstance({ processInstanceKey }, now)).state;
  const keys = await letWork(
    async (ask) => (await camunda.createProcessInstance({ processDefinitionId: 'printing', variables: { ask } })).processInstanceKey,
    async (key) => ENDED.includes(await state(key)),
  );
  worker.stop();
  const found = await camunda.searchJobs({ filter: { processInstanceKey: keys.jam } }, now);
  return { jobs: jobs.sort(), thrown: found.items.map((job) => `${job.state} ${job.errorCode} ${job.worker}`) };
}

async function withModelersLibrary() {
  const { Camunda8 } = createRequire(import.meta.url)('@camunda8/sdk');
  const camunda = new Camunda8({ ZEEBE_REST_ADDRESS: address, CAMUNDA_OAUTH_DISABLED: true }).getCamundaRestClient();
  const jobs = [];
  const worker = camunda.createJobWorker({
    type: 'print-letter',
    worker: 'old-printer',
    timeout: 60_000,
    maxJobsToActivate: 4,
    jobHandler: (job, log) => {
      jobs.push(`${job.variables.ask} ${job.customHeaders.tray} ${job.retries}`);
      return answer(job, {
        complete: () => job.complete({ printed: true }),
        error: () => job.error({ errorCode: 'jam', errorMessage: 'paper' }),
        fail: () => job.fail({ retries: 1, errorMessage: 'toner', retryBackOff: 0 }),
      });
    },
  });
  await letWork(
    async (ask) => (await camunda.createProcessInstance({ processDefinitionId: 'printing', variables: { ask }, tenantId: '<default>' })).processInstanceKey,
    async (key) => ENDED.includes((await (await fetch(`${address}/v2/process-instances/${key}`)).json()).state),
  );
  worker.stop();
  return { jobs: jobs.sort() };
}

console.log(JSON.stringify({ clusterApi: await withClusterApi(), modeler: await withModelersLibrary() }));
process.exit(0);
