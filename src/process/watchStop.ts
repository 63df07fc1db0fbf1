/** The requests to stop that this process has got, from its first line to its last. */
export interface StopRequests {
  /** Those so far, in order. */
  readonly signals: readonly NodeJS.Signals[];
  /** Calls back for each request, those so far included. */
  readonly listen: (onRequest: (signal: NodeJS.Signals) => void) => void;
  readonly close: () => void;
}

const stopSignals: readonly NodeJS.Signals[] = ['SIGTERM', 'SIGINT', 'SIGHUP'];

/** SIGQUIT asks a JVM for its threads. Before there is one, nobody has any to show. */
const ignore = (): void => undefined;

/** Keeps the signals that ask a container to stop, and SIGQUIT, from ending this process. */
export function watchStop(): StopRequests {
  const signals: NodeJS.Signals[] = [];
  const listeners: ((signal: NodeJS.Signals) => void)[] = [];
  const onSignal = (signal: NodeJS.Signals): void => {
    signals.push(signal);
    for (const listener of listeners) listener(signal);
  };
  for (const signal of stopSignals) process.on(signal, onSignal);
  process.on('SIGQUIT', ignore);
  return {
    signals,
    listen: (onRequest) => {
      for (const signal of signals) onRequest(signal);
      listeners.push(onRequest);
    },
    close: () => {
      for (const signal of stopSignals) process.off(signal, onSignal);
      process.off('SIGQUIT', ignore);
    },
  };
}
