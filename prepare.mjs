#!/usr/bin/env node
// Sets up what npm's scripts need, and only what is missing: node prepare.mjs [packages] [build] [jars] [matrix]
// Plain JavaScript without packages: it runs on Node 20, before anything is installed.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const oldestNode = 20;
const oldestJava = 17;

const root = dirname(fileURLToPath(import.meta.url));
const tools = join(root, 'node_modules', '.bin');

/** Sets of jars by the step that fetches them, each with the Maven project that names it. */
const runtimes = {
  // What tests, benchmark and demo run.
  jars: [
    { name: 'zookeeper-3.9.5', pom: 'docker/zookeeper/pom.xml', jars: 'lib', options: [] },
    kafka('4.3.1'),
    kafka('3.9.2'),
  ],
  // The lines of ZooKeeper and Kafka that the long tests run beside those above.
  matrix: [
    olderZooKeeper('3.4.14'),
    olderZooKeeper('3.5.10', '-P', 'since-3.5,reload4j'),
    olderZooKeeper('3.6.4', '-P', 'since-3.5,since-3.6,reload4j', '-Dprometheus.version=3.6.3'),
    olderZooKeeper('3.7.2', '-P', 'since-3.5,since-3.6,reload4j', '-Dprometheus.version=3.6.3'),
    olderZooKeeper('3.8.6', '-P', 'since-3.5,since-3.6', '-Dprometheus.version=3.8.3'),
    kafka('4.0.2'),
    kafka('4.1.2'),
    kafka('4.2.1'),
    { name: 'log4j-json', pom: 'test/matrix/log4jJson.xml', jars: 'lib', options: [] },
  ],
};

const steps = {
  packages: installPackages,
  build: buildTools,
  jars: () => fetchJars('jars'),
  matrix: () => fetchJars('matrix'),
};

const wanted = process.argv.slice(2);
const problems = findProblems(wanted);
if (problems.length > 0) {
  for (const problem of problems) process.stderr.write(`prepare: ${problem}\n`);
  process.exitCode = 69;
} else {
  for (const step of wanted) {
    if (process.exitCode === undefined) steps[step]();
  }
}

function findProblems(wantedSteps) {
  const unknown = wantedSteps.filter((step) => !(step in steps));
  if (unknown.length > 0) return [`unknown step: ${unknown.join(', ')}`];
  const found = [];
  if (Number.parseInt(process.versions.node, 10) < oldestNode) {
    found.push(`node ${process.versions.node} is too old: install Node ${oldestNode} or newer`);
  }
  const wantedJars = wantedSteps.filter((step) => step in runtimes);
  if (wantedJars.length === 0) return found;
  const java = javaVersion();
  if (java === undefined || java < oldestJava) {
    const what = java === undefined ? 'not found' : `version ${java} is too old`;
    found.push(
      `java: ${what}: ${howToInstall('default-jdk-headless', 'openjdk')} (or set JAVA_HOME to a JDK of ${oldestJava} or newer)`,
    );
  }
  if (
    wantedJars.some((step) => missingJars(step).length > 0) &&
    capture('mvn', ['-v']) === undefined
  ) {
    found.push(`mvn: not found: ${howToInstall('maven', 'maven')}`);
  }
  return found;
}

function javaVersion() {
  const home = process.env.JAVA_HOME ?? '';
  const shown = capture(home === '' ? 'java' : join(home, 'bin', 'java'), ['-version']);
  const [, version] = /version "(?:1\.)?(\d+)/.exec(shown ?? '') ?? [];
  return version === undefined ? undefined : Number(version);
}

function howToInstall(debian, brew) {
  return process.platform === 'darwin' ? `brew install ${brew}` : `apt-get install ${debian}`;
}

function installPackages() {
  const lock = join(root, 'package-lock.json');
  const installed = join(root, 'node_modules', '.package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return;
  report('installing packages', () =>
    run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']),
  );
}

function buildTools() {
  report('building the tools', () => run(join(tools, 'node'), ['esbuild.config.ts']));
}

function olderZooKeeper(version, ...options) {
  return {
    name: `zookeeper-${version}`,
    pom: 'test/matrix/pom.xml',
    jars: 'lib',
    options: [`-Dzookeeper.version=${version}`, ...options],
  };
}

function kafka(version) {
  return {
    name: `kafka-${version}`,
    pom: 'docker/kafka/pom.xml',
    jars: 'libs',
    options: [`-Dkafka.version=${version}`],
  };
}

function fetchJars(step) {
  for (const runtime of missingJars(step)) {
    report(`fetching ${runtime.name}`, () => fetchRuntime(runtime));
  }
}

function missingJars(step) {
  return runtimes[step].filter(({ name, pom }) => {
    const kept = join(root, '.runtime', name, 'pom.xml');
    return !existsSync(kept) || !readFileSync(kept).equals(readFileSync(join(root, pom)));
  });
}

// A folder that is there is whole: it is filled under another name, and its pom goes in last.
function fetchRuntime({ name, pom, jars, options }) {
  const folder = join(root, '.runtime', name);
  const filling = `${folder}.filling`;
  rmSync(filling, { recursive: true, force: true });
  mkdirSync(filling, { recursive: true });
  const copy = [
    'dependency:copy-dependencies',
    '-DincludeScope=runtime',
    `-DoutputDirectory=${join(filling, jars)}`,
  ];
  const done = run('mvn', ['-B', '-q', '-f', join(root, pom), ...options, ...copy]);
  if (!done) return false;
  cpSync(join(root, pom), join(filling, 'pom.xml'));
  rmSync(folder, { recursive: true, force: true });
  renameSync(filling, folder);
  return true;
}

function report(what, work) {
  const start = Date.now();
  process.stderr.write(`prepare: ${what} …`);
  const done = work();
  const seconds = ((Date.now() - start) / 1000).toFixed(1);
  process.stderr.write(done ? ` ${seconds} s\n` : ` failed after ${seconds} s\n`);
  if (!done) process.exitCode = 69;
}

/** Runs a command quietly; what it said is shown only where it failed. */
function run(command, args) {
  const env = { ...process.env, PATH: `${tools}:${process.env.PATH ?? ''}` };
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd: root,
    env,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status === 0) return true;
  process.stderr.write(
    `\n${stdout ?? ''}${stderr ?? ''}${error === undefined ? '' : `${error.message}\n`}`,
  );
  return false;
}

function capture(command, args) {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8' });
  return status === 0 ? `${stdout}${stderr}` : undefined;
}
