import { expect, it } from 'vitest';
import { findReasons } from '../../../../src/kafkaStart/run/stackTrace.ts';

it('takes the messages of exceptions, not their stacks', () => {
  // as StorageTool of Kafka 3.9.2 ended on num.partitions=0
  const said = `log4j:WARN No appenders could be found for logger (kafka.utils.Log4jControllerRegistration$).
Exception in thread "main" org.apache.kafka.common.config.ConfigException: Invalid value 0 for configuration num.partitions: Value must be at least 1
\tat org.apache.kafka.common.config.ConfigDef$Range.ensureValid(ConfigDef.java:989)
\tat kafka.tools.StorageTool.main(StorageTool.scala)
Caused by: java.io.IOException: No space left on device
\tat java.base/sun.nio.ch.FileDispatcherImpl.write0(Native Method)
\t... 12 more

`;
  expect(findReasons(said)).toEqual([
    'org.apache.kafka.common.config.ConfigException: Invalid value 0 for configuration num.partitions: Value must be at least 1',
    'Caused by: java.io.IOException: No space left on device',
  ]);
});

it('keeps the last lines of a program that says much', () => {
  expect(findReasons('1\n2\r\n3\n4\n5\n6')).toEqual(['2', '3', '4', '5', '6']);
});
