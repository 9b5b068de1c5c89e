import type { TransferListItem } from 'node:worker_threads';
import type { Endpoint } from 'comlink';

/** A port or worker of `node:worker_threads`, as far as it is needed. */
interface NodePort {
  postMessage(message: unknown, transfer?: readonly TransferListItem[]): void;
  on(event: 'message', listener: (data: unknown) => void): unknown;
  off(event: 'message', listener: (data: unknown) => void): unknown;
}

/** Node's ports hand over bare data where the browser's hand over an event. */
export function nodeEndpoint(port: NodePort): Endpoint {
  const wrapped = new Map<EventListenerOrEventListenerObject, (data: unknown) => void>();
  return {
    postMessage: (message, transfer) => port.postMessage(message, transfer as unknown as TransferListItem[]),
    addEventListener(_type, listener) {
      const heard = (data: unknown) => {
        const event = { data } as MessageEvent;
        if (typeof listener === 'function') listener(event);
        else listener.handleEvent(event);
      };
      wrapped.set(listener, heard);
      port.on('message', heard);
    },
    removeEventListener(_type, listener) {
      const heard = wrapped.get(listener);
      if (heard) port.off('message', heard);
      wrapped.delete(listener);
    },
  };
}
