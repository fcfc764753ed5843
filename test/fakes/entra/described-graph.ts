import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const Description = z.object({
  requests: z.array(
    z.object({
      name: z.string(),
      method: z.enum(['GET', 'POST']).default('GET'),
      path: z.string(),
      options: z.record(z.string(), z.string()),
      headers: z.array(z.string()),
      permission: z.string(),
      type: z.string(),
    }),
  ),
  types: z.record(z.string(), z.array(z.string())),
});
type DescribedRequest = z.infer<typeof Description>['requests'][number];

const described = Description.parse(
  JSON.parse(readFileSync(join(import.meta.dirname, 'described-graph.json'), 'utf8')),
);

/** A request that Microsoft's description of Graph has, or what is wrong with it. */
export function describedRequest({
  method,
  url: { pathname, searchParams },
  headers,
}: {
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, unknown>>;
}): { readonly request: DescribedRequest | undefined; readonly wrong: readonly string[] } {
  const request = described.requests.find(
    (one) => one.method === method && new RegExp(one.path).test(pathname),
  );
  if (request === undefined) return { request, wrong: [`no such request: ${method} ${pathname}`] };
  const missing = request.headers.filter((name) => headers[name] === undefined);
  const options = [...searchParams].filter(
    ([name, value]) =>
      // What a page's own link carries is the service's.
      name !== '$skiptoken' && !new RegExp(request.options[name] ?? '^\\b$').test(value),
  );
  const selected = (searchParams.get('$select') ?? '').split(',').filter(Boolean);
  const fields = described.types[request.type] ?? [];
  return {
    request,
    wrong: [
      ...missing.map((name) => `${request.name} without ${name}`),
      ...options.map(([name, value]) => `${request.name} with ${name}=${value}`),
      ...selected
        .filter((field) => !fields.includes(field))
        .map((field) => `${request.name} selects ${field}`),
    ],
  };
}
