import type { Router } from '#main/ipc/router.ts';
import type { Bridge, PageEvent } from '#shared/wire.ts';

/**
 * The bridge without Electron: the router called directly, with structured clones both ways as the
 * real one makes them.
 */
export interface MemoryBridge extends Bridge {
  /** Names of the calls that went over it. */
  readonly calls: string[];
  tell(event: PageEvent): void;
  /** Every call waits for this first: a main process that is still busy. */
  ready: Promise<void>;
}

export function memoryBridge(router: Router): MemoryBridge {
  const progressListeners = new Set<(id: string, data: unknown) => void>();
  const eventListeners = new Set<(event: unknown) => void>();
  const calls: string[] = [];

  return {
    calls,
    ready: Promise.resolve(),
    async call(request) {
      await this.ready;
      calls.push(request.name);
      const { id } = request;
      return structuredClone(
        await router.handle(structuredClone(request), (data) => {
          for (const listener of progressListeners) listener(id, structuredClone(data));
        }),
      );
    },
    cancel: (id) => {
      router.cancel(id);
    },
    onProgress: (listener) => {
      progressListeners.add(listener);
      return () => progressListeners.delete(listener);
    },
    onEvent: (listener) => {
      eventListeners.add(listener);
      return () => eventListeners.delete(listener);
    },
    tell: (event) => {
      for (const listener of eventListeners) listener(event);
    },
  };
}
