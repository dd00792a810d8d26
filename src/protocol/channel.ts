/**
 * Requests, replies and events over any port that carries JSON. One helper for both ends: `connect` is the webview's,
 * `serve` the host's. Everything that arrives is parsed; what does not parse is logged and dropped, never acted on.
 */
import {
  Envelope,
  type EventBody,
  type EventName,
  events,
  type Handlers,
  type Method,
  type Params,
  type Result,
  requests,
} from "./messages";

/** One end of a wire: `postMessage` and `onDidReceiveMessage`, in whatever form the platform has them. */
export interface Port {
  post(message: Envelope): void;
  /** Calls `receive` for each message from the other end, until the returned function is called. */
  listen(receive: (message: unknown) => void): () => void;
}

export type Log = (message: string) => void;

/** The webview's end. */
export interface Client {
  /** Rejects when the host cannot answer, when its answer does not parse, and when the client is disposed. */
  request<M extends Method>(method: M, params: Params<M>): Promise<Result<M>>;
  on<E extends EventName>(event: E, handler: (body: EventBody<E>) => void): () => void;
  dispose(): void;
}

/** The host's end. */
export interface Server {
  emit<E extends EventName>(event: E, body: EventBody<E>): void;
  dispose(): void;
}

type Pending = { readonly method: Method; resolve(result: unknown): void; reject(error: Error): void };

export function connect(port: Port, log: Log): Client {
  const pending = new Map<number, Pending>();
  const listeners = new Map<string, Set<(body: never) => void>>();
  let last = 0;

  const settle = (envelope: Extract<Envelope, { type: "reply" | "failure" }>) => {
    const waiting = pending.get(envelope.id);
    if (!waiting) return log(`dropped a reply to request ${envelope.id}, which nobody waits for`);
    pending.delete(envelope.id);
    if (envelope.type === "failure") return waiting.reject(new Error(envelope.message));
    const result = requests[waiting.method].result.safeParse(envelope.result);
    if (result.success) return waiting.resolve(result.data);
    log(`dropped a reply to ${waiting.method}: ${result.error.message}`);
    waiting.reject(new Error(`The answer to ${waiting.method} was not understood.`));
  };

  const stop = port.listen((message) => {
    const envelope = parseEnvelope(message, log);
    if (!envelope) return;
    if (envelope.type === "reply" || envelope.type === "failure") return settle(envelope);
    if (envelope.type === "request") return log(`dropped a request (${envelope.method}): this end does not answer`);
    if (!isEventName(envelope.name)) return log(`dropped an unknown event: ${envelope.name}`);
    const body = events[envelope.name].safeParse(envelope.body);
    if (!body.success) return log(`dropped the event ${envelope.name}: ${body.error.message}`);
    for (const listener of listeners.get(envelope.name) ?? []) listener(body.data as never);
  });

  return {
    request: (method, params) =>
      new Promise((resolve, reject) => {
        last += 1;
        pending.set(last, { method, resolve: resolve as (result: unknown) => void, reject });
        port.post({ type: "request", id: last, method, params });
      }),
    on(event, handler) {
      const all = listeners.get(event) ?? new Set();
      listeners.set(event, all.add(handler));
      return () => all.delete(handler);
    },
    dispose() {
      stop();
      for (const waiting of pending.values()) waiting.reject(new Error("The channel was closed."));
      pending.clear();
      listeners.clear();
    },
  };
}

/** Answers requests with `handlers` until disposed. A handler that throws is logged and answered with its message. */
export function serve(port: Port, handlers: Handlers, log: Log): Server {
  const answer = async (id: number, method: string, params: unknown): Promise<void> => {
    const fail = (message: string) => {
      log(`${method}: ${message}`);
      port.post({ type: "failure", id, message });
    };
    if (!isMethod(method)) return fail("There is no such request.");
    const parsed = requests[method].params.safeParse(params);
    if (!parsed.success) return fail(`The request was not understood. ${parsed.error.message}`);
    try {
      const handler = handlers[method] as (params: unknown) => Promise<unknown>;
      port.post({ type: "reply", id, result: await handler(parsed.data) });
    } catch (error) {
      fail(error instanceof Error ? error.message : String(error));
    }
  };
  const stop = port.listen((message) => {
    const envelope = parseEnvelope(message, log);
    if (!envelope) return;
    if (envelope.type === "request") void answer(envelope.id, envelope.method, envelope.params);
    else log(`dropped a message of type ${envelope.type}: this end only answers requests`);
  });
  return { emit: (name, body) => port.post({ type: "event", name, body }), dispose: stop };
}

/** Two connected ports, for tests and for pages without a host. Messages arrive later, as copies, like on a real wire. */
export function portPair(): [Port, Port] {
  const receivers: [Set<(message: unknown) => void>, Set<(message: unknown) => void>] = [new Set(), new Set()];
  const port = (own: 0 | 1): Port => ({
    post(message) {
      const copy: unknown = JSON.parse(JSON.stringify(message));
      queueMicrotask(() => {
        for (const receive of receivers[own === 0 ? 1 : 0]) receive(copy);
      });
    },
    listen(receive) {
      receivers[own].add(receive);
      return () => receivers[own].delete(receive);
    },
  });
  return [port(0), port(1)];
}

function parseEnvelope(message: unknown, log: Log): Envelope | undefined {
  const envelope = Envelope.safeParse(message);
  if (!envelope.success) log(`dropped a message that is not one of ours: ${envelope.error.message}`);
  return envelope.data;
}

const isMethod = (name: string): name is Method => Object.hasOwn(requests, name);
const isEventName = (name: string): name is EventName => Object.hasOwn(events, name);
