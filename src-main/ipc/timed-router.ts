import { type Router, isCallName } from './router.ts';

/** The same router, told on how long each call took. */
export function timedRouter(
  router: Router,
  onAnswered: (name: string, tookMs: number) => void,
): Router {
  return {
    ...router,
    async handle(request, send) {
      const beganAt = performance.now();
      const reply = await router.handle(request, send);
      // A page could make up names for ever.
      if (isCallName(request.name)) onAnswered(request.name, performance.now() - beganAt);
      return reply;
    },
  };
}
