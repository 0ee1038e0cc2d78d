import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.StringJoiner;
import org.operaton.bpm.engine.ProcessEngine;
import org.operaton.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;

/**
 * The benchmark process on Operaton: one command a line on standard input, one answer a line on standard output.
 *
 * <p>{@code prepare N} brings N new instances to their monthly check; {@code steps N} completes that check in N of them, one
 * transaction each, and answers the seconds of each step.
 */
public final class Step {
  private static final List<String> TO_THE_LOOP =
      List.of("draft", "party_signs", "office_signs", "review", "review", "review");
  private static final Map<String, Object> GO_ON = Map.of("go_on", true, "renew", false);

  private final ProcessEngine engine;
  private final Queue<String> waiting = new ArrayDeque<>();

  private Step(String url, String user) {
    var configuration = new StandaloneProcessEngineConfiguration();
    configuration.setJdbcUrl(url).setJdbcUsername(user).setJdbcPassword("").setJdbcDriver("org.postgresql.Driver");
    configuration.setDatabaseSchemaUpdate("true");
    configuration.setJobExecutorActivate(false);
    configuration.setEnforceHistoryTimeToLive(false);
    engine = configuration.buildProcessEngine();
  }

  public static void main(String[] arguments) throws Exception {
    var step = new Step(arguments[0], arguments[1]);
    for (int i = 2; i < arguments.length; i++) {
      var file = Path.of(arguments[i]);
      step.engine.getRepositoryService().createDeployment()
          .addString(file.getFileName().toString(), Files.readString(file)).deploy();
    }
    System.out.println("ready");
    var lines = new BufferedReader(new InputStreamReader(System.in));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      var words = line.split(" ");
      int count = Integer.parseInt(words[1]);
      System.out.println(words[0].equals("prepare") ? step.prepare(count) : step.steps(count));
    }
    step.engine.close();
  }

  private String prepare(int instances) {
    for (int i = 0; i < instances; i++) {
      var key = engine.getRuntimeService().startProcessInstanceByKey("bench-agreement", variables()).getId();
      for (String task : TO_THE_LOOP) {
        complete(key, task, task.equals("review") ? Map.of("review", "ok") : Map.of());
      }
      waiting.add(key);
    }
    return "prepared";
  }

  private String steps(int count) {
    var seconds = new StringJoiner(",", "[", "]");
    for (int i = 0; i < count; i++) {
      var key = waiting.remove();
      long begun = System.nanoTime();
      complete(key, "check", GO_ON);
      seconds.add(String.valueOf((System.nanoTime() - begun) / 1e9));
      waiting.add(key);
    }
    return seconds.toString();
  }

  private void complete(String instance, String element, Map<String, Object> variables) {
    var tasks = engine.getTaskService();
    var task = tasks.createTaskQuery().processInstanceId(instance).taskDefinitionKey(element).list().get(0);
    tasks.complete(task.getId(), variables);
  }

  private static Map<String, Object> variables() {
    return Map.of(
        "number", "330100-2026-000001",
        "amount", 500,
        "documents", new ArrayList<>(List.of("licence", "lease", "roster")),
        "party", new HashMap<>(Map.of("name", "杭州市西湖区百康大药房", "address", "西湖区文三路 478 号", "kind", "pharmacy", "staff", 12)),
        "reviews", new ArrayList<String>(),
        "note", "资料齐全, ".repeat(30));
  }
}
