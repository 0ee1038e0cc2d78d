package dingdian;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camunda.zeebe.protocol.impl.encoding.MsgPackConverter;
import io.camunda.zeebe.protocol.impl.record.value.conditional.ConditionalEvaluationRecord;
import io.camunda.zeebe.protocol.impl.record.value.deployment.DeploymentRecord;
import io.camunda.zeebe.protocol.impl.record.value.incident.IncidentRecord;
import io.camunda.zeebe.protocol.impl.record.value.job.JobRecord;
import io.camunda.zeebe.protocol.impl.record.value.job.JobResult;
import io.camunda.zeebe.protocol.impl.record.value.job.JobResultActivateElement;
import io.camunda.zeebe.protocol.impl.record.value.job.JobResultCorrections;
import io.camunda.zeebe.protocol.impl.record.value.message.MessageRecord;
import io.camunda.zeebe.protocol.impl.record.value.processinstance.ProcessInstanceCreationRecord;
import io.camunda.zeebe.protocol.impl.record.value.processinstance.ProcessInstanceRecord;
import io.camunda.zeebe.protocol.impl.record.value.signal.SignalRecord;
import io.camunda.zeebe.protocol.impl.record.value.usertask.UserTaskRecord;
import io.camunda.zeebe.protocol.impl.record.value.variable.VariableDocumentRecord;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.ConditionalEvaluationIntent;
import io.camunda.zeebe.protocol.record.intent.DeploymentIntent;
import io.camunda.zeebe.protocol.record.intent.IncidentIntent;
import io.camunda.zeebe.protocol.record.intent.JobIntent;
import io.camunda.zeebe.protocol.record.intent.MessageIntent;
import io.camunda.zeebe.protocol.record.intent.ProcessInstanceCreationIntent;
import io.camunda.zeebe.protocol.record.intent.ProcessInstanceIntent;
import io.camunda.zeebe.protocol.record.intent.SignalIntent;
import io.camunda.zeebe.protocol.record.intent.UserTaskIntent;
import io.camunda.zeebe.protocol.record.intent.VariableDocumentIntent;
import io.camunda.zeebe.protocol.record.value.JobResultType;
import io.camunda.zeebe.protocol.record.value.VariableDocumentUpdateSemantic;
import io.camunda.zeebe.util.buffer.BufferUtil;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.agrona.DirectBuffer;

/** Reads cases, one JSON object a line, runs each in an engine of its own and writes what happened, one JSON object a line. */
public final class Driver {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MOST_JOBS = 500;

  private final Zeebe zeebe;
  private final Board board = new Board();
  private final JsonNode handlers;
  private final Map<String, Integer> answered = new HashMap<>();

  private Driver(final Zeebe zeebe, final JsonNode handlers) {
    this.zeebe = zeebe;
    this.handlers = handlers;
  }

  public static void main(final String[] arguments) throws Exception {
    final var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    final var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      out.println(JSON.writeValueAsString(run(JSON.readTree(line))));
    }
    System.exit(0);
  }

  private static ObjectNode run(final JsonNode given) throws Exception {
    final ObjectNode answer = JSON.createObjectNode().put("name", given.get("name").asText());
    final var steps = answer.putArray("steps");
    try (var zeebe = new Zeebe(Instant.parse(given.get("now").asText()))) {
      final var driver = new Driver(zeebe, given.path("jobs"));
      for (final JsonNode step : given.get("steps")) {
        final var told = steps.addObject();
        try {
          driver.act(step);
          driver.settle();
        } catch (final RuntimeException error) {
          told.put("failed", error.toString());
        }
        told.set("events", driver.board.take());
        told.set("timers", driver.board.timers());
        told.set("tasks", driver.board.tasks());
      }
    }
    return answer;
  }

  private void settle() throws InterruptedException {
    zeebe.settle(board);
    for (int count = 0; count < MOST_JOBS; count++) {
      final var next = board.jobs.entrySet().stream().filter(entry -> handlers.has(entry.getValue().getType())).findFirst();
      if (next.isEmpty()) {
        return;
      }
      work(next.get().getKey(), handlers.get(next.get().getValue().getType()));
      board.jobs.remove(next.get().getKey());
      zeebe.settle(board);
    }
  }

  private void act(final JsonNode step) {
    final String name = step.get("do").asText();
    switch (name) {
      case "deploy" -> deploy(step.get("resources"));
      case "start" -> zeebe.write(board, -1, ValueType.PROCESS_INSTANCE_CREATION, ProcessInstanceCreationIntent.CREATE,
          new ProcessInstanceCreationRecord().setBpmnProcessId(step.get("process").asText()).setVersion(-1).setVariables(variables(step)));
      case "task" -> {
        final long key = nth(board.tasks, step, task -> task.getElementId().equals(step.get("element").asText()));
        zeebe.write(board, key, ValueType.USER_TASK, UserTaskIntent.COMPLETE,
            new UserTaskRecord().setUserTaskKey(key).setAction("complete").setVariables(variables(step)));
      }
      case "assign" -> {
        final long key = nth(board.tasks, step, task -> task.getElementId().equals(step.get("element").asText()));
        zeebe.write(board, key, ValueType.USER_TASK, UserTaskIntent.ASSIGN,
            new UserTaskRecord().setUserTaskKey(key).setAction("assign").setAssignee(step.get("assignee").asText()));
      }
      case "update" -> {
        final long key = nth(board.tasks, step, task -> task.getElementId().equals(step.get("element").asText()));
        zeebe.write(board, key, ValueType.USER_TASK, UserTaskIntent.UPDATE,
            new UserTaskRecord().setUserTaskKey(key).setAction("update").setPriority(step.get("priority").asInt()).setPriorityChanged());
      }
      case "job" -> work(nth(board.jobs, step, job -> job.getType().equals(step.get("type").asText())), step);
      case "publish" -> zeebe.write(board, -1, ValueType.MESSAGE, MessageIntent.PUBLISH,
          new MessageRecord().setName(step.get("name").asText()).setCorrelationKey(step.path("key").asText(""))
              .setTimeToLive(step.path("ttl").asLong(0) * 1000).setMessageId(step.path("id").asText("")).setVariables(variables(step)));
      case "signal" -> zeebe.write(board, -1, ValueType.SIGNAL, SignalIntent.BROADCAST,
          new SignalRecord().setSignalName(step.get("name").asText()).setVariables(variables(step)));
      case "conditions" -> zeebe.write(board, -1, ValueType.CONDITIONAL_EVALUATION, ConditionalEvaluationIntent.EVALUATE,
          new ConditionalEvaluationRecord().setVariables(variables(step)));
      case "advance" -> zeebe.advance(Duration.parse(step.get("by").asText()));
      case "cancel" -> zeebe.write(board, element(step), ValueType.PROCESS_INSTANCE, ProcessInstanceIntent.CANCEL, new ProcessInstanceRecord());
      case "set" -> {
        final var how = step.path("local").asBoolean(false) ? VariableDocumentUpdateSemantic.LOCAL : VariableDocumentUpdateSemantic.PROPAGATE;
        zeebe.write(board, -1, ValueType.VARIABLE_DOCUMENT, VariableDocumentIntent.UPDATE,
            new VariableDocumentRecord().setScopeKey(element(step)).setUpdateSemantics(how).setVariables(variables(step)));
      }
      case "resolve" -> List.copyOf(board.incidents.keySet())
          .forEach(key -> zeebe.write(board, key, ValueType.INCIDENT, IncidentIntent.RESOLVE, new IncidentRecord()));
      default -> throw new IllegalArgumentException("Expected a known step but got " + name);
    }
  }

  private void deploy(final JsonNode resources) {
    final var record = new DeploymentRecord();
    for (final JsonNode resource : resources) {
      record.resources().add().setResourceName(resource.get("name").asText())
          .setResource(resource.get("text").asText().getBytes(StandardCharsets.UTF_8));
    }
    zeebe.write(board, -1, ValueType.DEPLOYMENT, DeploymentIntent.CREATE, record);
  }

  /** Complete the job, throw an error, or fail it: what `how` says. */
  private void work(final long key, final JsonNode how) {
    final var job = new JobRecord().setVariables(variables(how));
    if (how.has("error")) {
      job.setErrorCode(BufferUtil.wrapString(how.get("error").asText())).setErrorMessage("");
      zeebe.write(board, key, ValueType.JOB, JobIntent.THROW_ERROR, job);
    } else if (how.has("fail")) {
      zeebe.write(board, key, ValueType.JOB, JobIntent.FAIL, job.setRetries(how.get("fail").asInt()).setErrorMessage("it failed"));
    } else {
      final JsonNode results = how.path("results");
      if (!results.isMissingNode()) {
        final String type = board.jobs.get(key).getType();
        final int number = Math.min(answered.merge(type, 1, Integer::sum), results.size()) - 1;
        job.setResult(result(results.get(number)));
      }
      zeebe.write(board, key, ValueType.JOB, JobIntent.COMPLETE, job);
    }
  }

  /** What the job of a task listener, or of an ad-hoc sub-process, decides. */
  private static JobResult result(final JsonNode decided) {
    final var result = new JobResult();
    result.setDenied(decided.path("denied").asBoolean(false)).setDeniedReason(decided.path("reason").asText(""));
    final JsonNode corrections = decided.path("corrections");
    final var corrected = new JobResultCorrections();
    final var names = new ArrayList<String>();
    if (corrections.has("assignee")) {
      corrected.setAssignee(corrections.get("assignee").asText(""));
      names.add(UserTaskRecord.ASSIGNEE);
    }
    if (corrections.has("priority")) {
      corrected.setPriority(corrections.get("priority").asInt());
      names.add(UserTaskRecord.PRIORITY);
    }
    if (corrections.has("candidate_groups")) {
      final var groups = new ArrayList<String>();
      corrections.get("candidate_groups").forEach(group -> groups.add(group.asText()));
      corrected.setCandidateGroupsList(groups);
      names.add(UserTaskRecord.CANDIDATE_GROUPS);
    }
    result.setCorrections(corrected).setCorrectedAttributes(names);
    decided.path("activate").forEach(one -> result.addActivateElement(
        new JobResultActivateElement().setElementId(one.get("element").asText()).setVariables(variables(one))));
    return result.setCompletionConditionFulfilled(decided.path("done").asBoolean(false))
        .setCancelRemainingInstances(decided.path("cancels").asBoolean(false))
        .setType(decided.has("activate") || decided.has("done") ? JobResultType.AD_HOC_SUB_PROCESS : JobResultType.USER_TASK);
  }

  private long element(final JsonNode step) {
    if (step.hasNonNull("element")) {
      return nth(board.elements, step, value -> value.getElementId().equals(step.get("element").asText()));
    }
    return nth(board.elements, step, value -> value.getFlowScopeKey() < 0);
  }

  private static <T> long nth(final Map<Long, T> open, final JsonNode step, final Predicate<T> wanted) {
    final Optional<Long> found = open.entrySet().stream().filter(entry -> wanted.test(entry.getValue())).map(Map.Entry::getKey)
        .skip(step.path("nth").asInt(0)).findFirst();
    return found.orElseThrow(() -> new IllegalArgumentException("Expected something open for " + step + " but there is none"));
  }

  private static DirectBuffer variables(final JsonNode step) {
    final JsonNode given = step.path("variables");
    return BufferUtil.wrapArray(MsgPackConverter.convertToMsgPack(given.isObject() ? given.toString() : "{}"));
  }
}
