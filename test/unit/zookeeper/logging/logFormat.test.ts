import { describe, expect, it } from 'vitest';
import { judgeJars } from '../../../../src/zookeeper/installation.ts';
import { findLogFormatProblem } from '../../../../src/zookeeper/logging/logFormat.ts';

const layout = ['jsonevent-layout-1.7.jar', 'json-smart-1.1.1.jar', 'commons-lang-2.6.jar'];

describe('the jars that can log as JSON', () => {
  it.each([
    ['logback', ['zookeeper-3.9.5.jar', 'logback-classic-1.3.15.jar']],
    ['log4j with the layout', ['zookeeper-3.4.14.jar', 'log4j-1.2.17.jar', ...layout]],
    ['reload4j with the layout', ['zookeeper-3.7.2.jar', 'reload4j-1.2.22.jar', ...layout]],
    ['none that can be seen', []],
  ])('%s', (_, jars) => {
    expect(findLogFormatProblem('json', judgeJars(jars))).toBeUndefined();
  });
});

describe('the jars that cannot', () => {
  it.each([
    ['log4j', ['zookeeper-3.4.14.jar', 'log4j-1.2.17.jar']],
    ['reload4j', ['zookeeper-3.7.2.jar', 'reload4j-1.2.22.jar']],
    ['reload4j', ['zookeeper-3.7.2.jar', 'reload4j-1.2.22.jar', ...layout.slice(0, 1)]],
    ['reload4j', ['zookeeper-3.7.2.jar', 'reload4j-1.2.22.jar', ...layout.slice(1)]],
  ])('%s with %j', (logging, jars) => {
    expect(findLogFormatProblem('json', judgeJars(jars))).toBe(
      `ZK_LOG_FORMAT: json needs net.logstash.log4j:jsonevent-layout in ZK_LIB_DIR, with json-smart and commons-lang, since ZooKeeper logs by ${logging} there (add the three jars, or use text)`,
    );
    expect(findLogFormatProblem('text', judgeJars(jars))).toBeUndefined();
  });

  it('neither logback nor log4j 1', () => {
    const jars = ['zookeeper-3.9.5.jar', 'slf4j-simple-2.0.13.jar'];
    expect(findLogFormatProblem('json', judgeJars(jars))).toBe(
      'ZK_LOG_FORMAT: json needs logback or log4j 1 in ZK_LIB_DIR, and neither is there (add one, or use text)',
    );
    expect(findLogFormatProblem('text', judgeJars(jars))).toBeUndefined();
  });
});
