// Drives a server with both official Node.js clients and prints what it saw as JSON: node drive.mjs ADDRESS FOLDER
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const [address, folder] = process.argv.slice(2);
const names = ['review.bpmn', 'review.form', 'limit.dmn', 'waiting.bpmn', 'stumbling.bpmn'];
const now = { consistency: { waitUpToMs: 0 } };

async function withClusterApi() {
  const { createCamundaClient } = await import('@camunda8/orchestration-cluster-api');
  const camunda = createCamundaClient({
    config: { CAMUNDA_REST_ADDRESS: address, CAMUNDA_AUTH_STRATEGY: 'NONE', CAMUNDA_SDK_VALIDATION: 'strict' },
  });
  const seen = { gateway: (await camunda.getTopology()).gatewayVersion };
  const resources = names.map((name) => new File([readFileSync(join(folder, name))], name));
  seen.processes = (await camunda.createDeployment({ resources })).processes.map((one) => one.processDefinitionId);
  const { processInstanceKey } = await camunda.createProcessInstance({ processDefinitionId: 'review', variables: { amount: 7 } });
  const filter = { processInstanceKey };
  const tasks = await camunda.searchUserTasks({ filter, page: { from: 0, limit: 10 }, sort: [{ field: 'priority', order: 'DESC' }] }, now);
  const { userTaskKey } = tasks.items[0];
  seen.form = (await camunda.getUserTaskForm({ userTaskKey }, now)).formId;
  await camunda.assignUserTask({ userTaskKey, assignee: 'demo', allowOverride: true });
  await camunda.completeUserTask({ userTaskKey, variables: { approved: true } });
  seen.state = (await camunda.getProcessInstance({ processInstanceKey }, now)).state;
  seen.variables = (await camunda.searchVariables({ filter }, now)).items.map((one) => `${one.name}=${one.value}`).sort();
  seen.elements = (await camunda.searchElementInstances({ filter }, now)).items.length;
  const waiting = await camunda.createProcessInstance({ processDefinitionId: 'waiting', variables: { order: 'js-1' } });
  const of = { filter: { processInstanceKey: waiting.processInstanceKey } };
  seen.subscriptions = (await camunda.searchMessageSubscriptions(of, now)).items.length;
  const taken = await camunda.correlateMessage({ name: 'paid', correlationKey: 'js-1' });
  seen.correlated = taken.processInstanceKey === waiting.processInstanceKey;
  seen.incidents = (await camunda.searchIncidents(of, now)).items.length;
  seen.operations = await operate(camunda, waiting);
  await camunda.cancelProcessInstance({ processInstanceKey: waiting.processInstanceKey });
  seen.decision = (await camunda.evaluateDecision({ decisionDefinitionId: 'limit', variables: { kind: 'pharmacy' } })).output;
  await seeTheRest(camunda, seen);
  return seen;
}

async function seeTheRest(camunda, seen) {
  const { decisionEvaluationKey } = await camunda.evaluateDecision({ decisionDefinitionId: 'limit', variables: { kind: 'pharmacy' } });
  const found = await camunda.searchDecisionInstances({ filter: { decisionEvaluationKey } }, now);
  const { decisionEvaluationInstanceKey } = found.items[0];
  seen.matched = (await camunda.getDecisionInstance({ decisionEvaluationInstanceKey }, now)).matchedRules[0].ruleId;
  seen.files = (await camunda.searchDecisionRequirements({ filter: { decisionRequirementsId: 'limits' } }, now)).items.length;
  seen.expression = (await camunda.evaluateExpression({ expression: '=a + 1', variables: { a: 2 } })).result;
  const started = await camunda.createProcessInstance({ processDefinitionId: 'stumbling', tags: ['urgent'], variables: {} });
  const { processInstanceKey } = started;
  const [task] = (await camunda.searchUserTasks({ filter: { processInstanceKey } }, now)).items;
  seen.tags = task.tags;
  seen.refusal = await camunda.completeUserTask({ userTaskKey: task.userTaskKey, variables: { n: 'two' } }).then(
    () => 'completed',
    (error) => error.status ?? `${error}`,
  );
  seen.stillOpen = (await camunda.getUserTask({ userTaskKey: task.userTaskKey }, now)).state;
  await camunda.completeUserTask({ userTaskKey: task.userTaskKey, variables: { n: 2 } });
}

async function operate(camunda, { processInstanceKey, processDefinitionKey }) {
  const map = (from, to) => ({ sourceElementId: from, targetElementId: to });
  await camunda.modifyProcessInstance({
    processInstanceKey,
    activateInstructions: [{ elementId: 'Catch_Paid' }],
    terminateInstructions: [{ elementId: 'Catch_Go' }],
  });
  const plan = { targetProcessDefinitionKey: processDefinitionKey, mappingInstructions: [map('Catch_Paid', 'Catch_Paid')] };
  await camunda.migrateProcessInstance({ processInstanceKey, ...plan });
  const filter = { processInstanceKey };
  const { batchOperationKey } = await camunda.migrateProcessInstancesBatchOperation({ filter, migrationPlan: plan });
  const batch = await camunda.getBatchOperation({ batchOperationKey }, now);
  const items = await camunda.searchBatchOperationItems({ filter: { batchOperationKey } }, now);
  await camunda.suspendBatchOperation({ batchOperationKey });
  await camunda.cancelBatchOperation({ batchOperationKey });
  const batches = await camunda.searchBatchOperations({ filter: { state: 'CANCELED' } }, now);
  return [batch.state, batch.operationsTotalCount, items.items[0].state, batches.items.length];
}

// the library inside Camunda Modeler, called as the Modeler does
async function withModelersLibrary() {
  const { Camunda8 } = createRequire(import.meta.url)('@camunda8/sdk');
  const camunda = new Camunda8({ ZEEBE_REST_ADDRESS: address, CAMUNDA_OAUTH_DISABLED: true }).getCamundaRestClient();
  const seen = { gateway: (await camunda.getTopology()).gatewayVersion };
  const resources = names.map((name) => ({ name, content: readFileSync(join(folder, name), 'utf-8') }));
  const deployed = await camunda.deployResources(resources, '<default>');
  seen.file = deployed.deployments.find((one) => one.processDefinition)?.processDefinition.resourceName;
  const started = await camunda.createProcessInstance({ processDefinitionId: 'review', variables: {}, tenantId: '<default>' });
  seen.started = typeof started.processInstanceKey;
  await camunda.cancelProcessInstance({ processInstanceKey: started.processInstanceKey });
  const broken = { name: 'broken.bpmn', content: resources[0].content.replace('targetRef="Ended"', 'targetRef="Nowhere"') };
  seen.refused = await camunda.deployResources([broken], '<default>').then(
    () => 'deployed',
    (error) => `${error.message}`,
  );
  return seen;
}

console.log(JSON.stringify({ clusterApi: await withClusterApi(), modeler: await withModelersLibrary() }));
process.exit(0);
