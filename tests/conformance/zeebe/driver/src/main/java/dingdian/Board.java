package dingdian;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camunda.zeebe.logstreams.log.LoggedEvent;
import io.camunda.zeebe.protocol.impl.record.RecordMetadata;
import io.camunda.zeebe.protocol.impl.record.UnifiedRecordValue;
import io.camunda.zeebe.protocol.impl.record.value.incident.IncidentRecord;
import io.camunda.zeebe.protocol.impl.record.value.job.JobRecord;
import io.camunda.zeebe.protocol.impl.record.value.processinstance.ProcessInstanceRecord;
import io.camunda.zeebe.protocol.impl.record.value.timer.TimerRecord;
import io.camunda.zeebe.protocol.impl.record.value.usertask.UserTaskRecord;
import io.camunda.zeebe.protocol.impl.record.value.variable.VariableRecord;
import io.camunda.zeebe.protocol.record.RecordType;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.IncidentIntent;
import io.camunda.zeebe.protocol.record.intent.Intent;
import io.camunda.zeebe.protocol.record.intent.JobIntent;
import io.camunda.zeebe.protocol.record.intent.ProcessInstanceIntent;
import io.camunda.zeebe.protocol.record.intent.TimerIntent;
import io.camunda.zeebe.protocol.record.intent.UserTaskIntent;
import io.camunda.zeebe.protocol.record.intent.VariableIntent;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is open now, read from the records in the order in which they were written, and what happened since `take`. */
final class Board {
  private static final ObjectMapper JSON = new ObjectMapper();

  final Map<Long, UserTaskRecord> tasks = new LinkedHashMap<>();
  final Map<Long, JobRecord> jobs = new LinkedHashMap<>();
  final Map<Long, IncidentRecord> incidents = new LinkedHashMap<>();
  final Map<Long, ProcessInstanceRecord> elements = new LinkedHashMap<>();
  private final Map<Long, TimerRecord> timers = new LinkedHashMap<>();
  private final Map<Long, Intent> asked = new HashMap<>();
  private ArrayNode events = JSON.createArrayNode();
  private Intent last;

  /** Everything that happened since the last call. */
  ArrayNode take() {
    final var taken = events;
    events = JSON.createArrayNode();
    return taken;
  }

  /** The command at this position came from outside: if it is refused, that is told. */
  void asked(final long position, final Intent intent) {
    asked.put(position, intent);
    last = intent instanceof JobIntent ? last : intent;
  }

  /** The timers that have not fired yet. */
  ArrayNode timers() {
    final var open = JSON.createArrayNode();
    timers.values().forEach(timer -> open.addObject().put("id", timer.getTargetElementId()).put("due", timer.getDueDate()));
    return open;
  }

  /** Whether a timer should have fired already. */
  boolean isDue(final Instant now) {
    return timers.values().stream().anyMatch(timer -> timer.getDueDate() <= now.toEpochMilli());
  }

  void read(final LoggedEvent record) {
    final var metadata = new RecordMetadata();
    record.readMetadata(metadata);
    if (metadata.getRecordType() == RecordType.COMMAND_REJECTION && metadata.getIntent() == asked.get(record.getSourceEventPosition())) {
      final var event = event("rejected").put("command", metadata.getValueType() + " " + metadata.getIntent());
      event.put("reason", metadata.getRejectionReason());
    } else if (metadata.getRecordType() == RecordType.EVENT) {
      happened(record, metadata);
    }
  }

  private void happened(final LoggedEvent record, final RecordMetadata metadata) {
    final long key = record.getKey();
    final ValueType type = metadata.getValueType();
    switch (type) {
      case PROCESS_INSTANCE -> element(key, (ProcessInstanceIntent) metadata.getIntent(), value(record, new ProcessInstanceRecord()));
      case VARIABLE -> variable((VariableIntent) metadata.getIntent(), value(record, new VariableRecord()));
      case INCIDENT -> incident(key, (IncidentIntent) metadata.getIntent(), value(record, new IncidentRecord()));
      case JOB -> job(key, (JobIntent) metadata.getIntent(), value(record, new JobRecord()));
      case USER_TASK -> task(key, (UserTaskIntent) metadata.getIntent(), value(record, new UserTaskRecord()));
      case TIMER -> timer(key, (TimerIntent) metadata.getIntent(), value(record, new TimerRecord()));
      default -> { }
    }
  }

  private static <T extends UnifiedRecordValue> T value(final LoggedEvent record, final T value) {
    record.readValue(value);
    return value;
  }

  private ObjectNode event(final String kind) {
    return events.addObject().put("kind", kind);
  }

  private void element(final long key, final ProcessInstanceIntent intent, final ProcessInstanceRecord value) {
    switch (intent) {
      case ELEMENT_ACTIVATED -> elements.put(key, value);
      case ELEMENT_COMPLETED, ELEMENT_TERMINATED -> elements.remove(key);
      case SEQUENCE_FLOW_TAKEN -> { }
      default -> {
        return;
      }
    }
    event("element").put("state", intent.name().replace("ELEMENT_", "")).put("id", value.getElementId())
        .put("type", value.getBpmnElementType().name()).put("key", key).put("scope", value.getFlowScopeKey())
        .put("instance", value.getProcessInstanceKey()).put("process", value.getBpmnProcessId());
  }

  private void variable(final VariableIntent intent, final VariableRecord value) {
    if (intent == VariableIntent.CREATED || intent == VariableIntent.UPDATED) {
      try {
        event("variable").put("scope", value.getScopeKey()).put("name", value.getName())
            .put("instance", value.getProcessInstanceKey()).set("value", JSON.readTree(value.getValue()));
      } catch (final JsonProcessingException error) {
        throw new IllegalStateException(error);
      }
    }
  }

  private void incident(final long key, final IncidentIntent intent, final IncidentRecord value) {
    if (intent == IncidentIntent.CREATED) {
      incidents.put(key, value);
      event("incident").put("type", value.getErrorType().name()).put("id", value.getElementId()).put("message", value.getErrorMessage())
          .put("process", value.getBpmnProcessId());
    } else if (intent == IncidentIntent.RESOLVED) {
      incidents.remove(key);
    }
  }

  private void job(final long key, final JobIntent intent, final JobRecord value) {
    switch (intent) {
      case CREATED, RETRIES_UPDATED, RECURRED_AFTER_BACKOFF, TIMED_OUT -> jobs.put(key, value);
      case COMPLETED, CANCELED, ERROR_THROWN -> jobs.remove(key);
      case FAILED -> {
        if (value.getRetries() == 0) {
          jobs.remove(key);
        }
      }
      default -> { }
    }
    if (intent == JobIntent.CREATED) {
      event("job").put("type", value.getType()).put("id", value.getElementId()).put("element", value.getElementInstanceKey())
          .put("of", value.getJobKind().name()).put("retries", value.getRetries());
    }
  }

  private void task(final long key, final UserTaskIntent intent, final UserTaskRecord value) {
    switch (intent) {
      case CREATED, ASSIGNED, UPDATED -> tasks.put(key, value);
      case COMPLETED, CANCELED -> tasks.remove(key);
      case COMPLETION_DENIED, ASSIGNMENT_DENIED, UPDATE_DENIED -> {
        if (last instanceof UserTaskIntent) {
          event("rejected").put("command", "USER_TASK " + last).put("reason", value.getDeniedReason());
        }
      }
      default -> { }
    }
  }

  /** The user tasks that can be worked on. */
  ArrayNode tasks() {
    final var open = JSON.createArrayNode();
    tasks.values().forEach(task -> {
      final var one = open.addObject().put("id", task.getElementId()).put("assignee", task.getAssignee()).put("priority", task.getPriority());
      final var groups = one.putArray("groups");
      task.getCandidateGroupsList().stream().sorted().forEach(groups::add);
    });
    return open;
  }

  private void timer(final long key, final TimerIntent intent, final TimerRecord value) {
    switch (intent) {
      case CREATED -> timers.put(key, value);
      case TRIGGERED, CANCELED -> timers.remove(key);
      default -> { }
    }
  }
}
