package dingdian;

import io.camunda.search.clients.SearchClientsProxy;
import io.camunda.security.auth.BrokerRequestAuthorizationConverter;
import io.camunda.security.configuration.SecurityConfiguration;
import io.camunda.zeebe.db.AccessMetricsConfiguration;
import io.camunda.zeebe.db.ConsistencyChecksSettings;
import io.camunda.zeebe.db.ZeebeDb;
import io.camunda.zeebe.db.impl.rocksdb.RocksDbConfiguration;
import io.camunda.zeebe.db.impl.rocksdb.ZeebeRocksDbFactory;
import io.camunda.zeebe.engine.Engine;
import io.camunda.zeebe.engine.EngineConfiguration;
import io.camunda.zeebe.engine.processing.EngineProcessors;
import io.camunda.zeebe.engine.processing.message.command.SubscriptionCommandSender;
import io.camunda.zeebe.engine.processing.streamprocessor.JobStreamer;
import io.camunda.zeebe.engine.processing.streamprocessor.TypedRecordProcessorContext;
import io.camunda.zeebe.engine.processing.streamprocessor.TypedRecordProcessors;
import io.camunda.zeebe.logstreams.log.LogAppendEntry;
import io.camunda.zeebe.logstreams.log.LogStreamReader;
import io.camunda.zeebe.logstreams.log.LogStreamWriter;
import io.camunda.zeebe.logstreams.log.WriteContext;
import io.camunda.zeebe.logstreams.util.ListLogStorage;
import io.camunda.zeebe.logstreams.util.TestLogStream;
import io.camunda.zeebe.protocol.ZbColumnFamilies;
import io.camunda.zeebe.protocol.impl.encoding.AuthInfo;
import io.camunda.zeebe.protocol.impl.record.RecordMetadata;
import io.camunda.zeebe.protocol.impl.record.UnifiedRecordValue;
import io.camunda.zeebe.protocol.record.RecordType;
import io.camunda.zeebe.protocol.record.ValueType;
import io.camunda.zeebe.protocol.record.intent.Intent;
import io.camunda.zeebe.scheduler.ActorScheduler;
import io.camunda.zeebe.scheduler.clock.ControlledActorClock;
import io.camunda.zeebe.stream.api.CommandResponseWriter;
import io.camunda.zeebe.stream.api.InterPartitionCommandSender;
import io.camunda.zeebe.stream.api.StreamClock;
import io.camunda.zeebe.stream.impl.StreamProcessor;
import io.camunda.zeebe.stream.impl.StreamProcessorListener;
import io.camunda.zeebe.stream.api.records.TypedRecord;
import io.camunda.zeebe.logstreams.log.LoggedEvent;
import io.camunda.zeebe.util.FeatureFlags;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** One engine of Camunda on one partition: its log in memory, its state in a temporary folder, its clock pinned. */
final class Zeebe implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final Duration TICK = Duration.ofMillis(1);
  private static final Duration AHEAD = Duration.ofMillis(50);

  private final ControlledActorClock clock;
  private Instant now;
  private long asked;
  private final ActorScheduler scheduler;
  private final TestLogStream log;
  private final LogStreamWriter writer;
  private final LogStreamReader reader;
  private final Path folder;
  private final ZeebeDb<ZbColumnFamilies> state;
  private final StreamProcessor processor;
  private final Semaphore moved = new Semaphore(0);

  Zeebe(final Instant now) throws Exception {
    clock = new ControlledActorClock();
    this.now = now;
    clock.setCurrentTime(now);
    scheduler = ActorScheduler.newActorScheduler().setActorClock(clock).setCpuBoundActorThreadCount(1).setIoBoundActorThreadCount(1).build();
    scheduler.start();
    final var storage = new ListLogStorage();
    log = TestLogStream.builder().withLogName("case").withLogStorage(storage).withPartitionId(1).withClock(clock)
        .withMeterRegistry(new SimpleMeterRegistry()).build();
    storage.setPositionListener(log::setLastWrittenPosition);
    writer = log.newLogStreamWriter();
    reader = log.newLogStreamReader();
    folder = Files.createTempDirectory("zeebe");
    state = new ZeebeRocksDbFactory<ZbColumnFamilies>(
            new RocksDbConfiguration().setWalDisabled(true).setMemoryLimit(16 * 1024 * 1024L),
            new ConsistencyChecksSettings(true, true),
            new AccessMetricsConfiguration(AccessMetricsConfiguration.Kind.NONE, 1),
            SimpleMeterRegistry::new)
        .createDb(folder.resolve("state").toFile());
    processor = processor();
    processor.openAsync(false).join();
  }

  private StreamProcessor processor() {
    final InterPartitionCommandSender sender = new ToItself();
    final var engine = new Engine(context -> processors(context, sender), new EngineConfiguration().setEnableIdentitySetup(false), open());
    return StreamProcessor.builder().logStream(log).zeebeDb(state).actorSchedulingService(scheduler)
        .commandResponseWriter(silent()).listener(new Listener()).recordProcessors(List.of(engine))
        .partitionCommandSender(sender).meterRegistry(new SimpleMeterRegistry()).clock(StreamClock.controllable(clock))
        .build();
  }

  private static TypedRecordProcessors processors(final TypedRecordProcessorContext context, final InterPartitionCommandSender sender) {
    context.getProcessingState().getRoutingState().initializeRoutingInfo(1);
    return EngineProcessors.createEngineProcessors(context, 1, new SubscriptionCommandSender(1, sender), sender,
        FeatureFlags.createDefaultForTests(), JobStreamer.noop(), SearchClientsProxy.noop(), new BrokerRequestAuthorizationConverter(open()));
  }

  private static SecurityConfiguration open() {
    final var security = new SecurityConfiguration();
    security.getAuthorizations().setEnabled(false);
    return security;
  }

  private static CommandResponseWriter silent() {
    return (CommandResponseWriter) Proxy.newProxyInstance(Zeebe.class.getClassLoader(), new Class<?>[] {CommandResponseWriter.class},
        (self, method, arguments) -> method.getReturnType() == void.class ? null : self);
  }

  private void pass(final Duration by) {
    now = now.plus(by);
    clock.setCurrentTime(now);
  }

  /** A little more than asked for: what became due by ticks fires too. Due instants are read to the second. */
  void advance(final Duration by) {
    pass(by.plus(AHEAD));
  }

  /** Write a command; `board` will tell if it was refused. */
  void write(final Board board, final long key, final ValueType type, final Intent intent, final UnifiedRecordValue value) {
    final var metadata = command(type, intent).requestId(1).requestStreamId(1)
        .authorization(new AuthInfo().setClaims(Map.of("authorized_anonymous_user", true)));
    final var entry = key < 0 ? LogAppendEntry.of(metadata, value) : LogAppendEntry.of(key, metadata, value);
    asked = writer.tryWrite(WriteContext.userCommand(intent), entry).get();
    board.asked(asked, intent);
  }

  private static RecordMetadata command(final ValueType type, final Intent intent) {
    return new RecordMetadata().recordType(RecordType.COMMAND).valueType(type).intent(intent);
  }

  /** Hand every new record to `board`, until the engine has nothing left to do. */
  void settle(final Board board) throws InterruptedException {
    final long patience = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      moved.drainPermits();
      final boolean idle = isIdle();
      while (reader.hasNext()) {
        board.read(reader.next());
      }
      if (idle && reader.getPosition() >= log.getLastWrittenPosition() && !board.isDue(now) && isIdle()) {
        return;
      }
      if (idle && board.isDue(now)) {
        pass(TICK); // what is due this very moment fires with the next tick of the clock
      }
      if (processor.isFailed() || System.nanoTime() > patience) {
        throw new IllegalStateException("Expected the engine to come to rest, but it did not within " + PATIENCE);
      }
      moved.tryAcquire(2, TimeUnit.MILLISECONDS);
    }
  }

  /** Whether the last command from outside has been seen and nothing that follows from it is left. */
  private boolean isIdle() {
    return processor.getLastProcessedPositionAsync().join() >= asked && processor.hasProcessingReachedTheEnd().join();
  }

  @Override
  public void close() throws Exception {
    processor.closeAsync().join();
    reader.close();
    log.close();
    state.close();
    scheduler.stop().get();
    try (var files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
    }
  }

  private final class Listener implements StreamProcessorListener {
    @Override
    public void onProcessed(final TypedRecord<?> record) {
      moved.release();
    }

    @Override
    public void onSkipped(final LoggedEvent record) {
      moved.release();
    }
  }

  /** There is one partition: what it sends to others comes back to itself. */
  private final class ToItself implements InterPartitionCommandSender {
    @Override
    public void sendCommand(final int receiver, final ValueType type, final Intent intent, final Long key,
        final UnifiedRecordValue value, final AuthInfo authorization) {
      final var metadata = command(type, intent);
      final var entry = key == null ? LogAppendEntry.of(metadata, value) : LogAppendEntry.of(key, metadata, value);
      writer.tryWrite(WriteContext.interPartition(), entry);
    }
  }
}
