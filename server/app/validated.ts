import { validator } from 'hono-openapi';
import type * as z from 'zod/mini';
import { HubProblem } from './hub-problem.ts';

/**
 * Validates the JSON body and documents it; a body that does not fit is the problem body_invalid, unless `first` finds
 * a better one in it.
 */
export const jsonBody = <S extends z.ZodMiniType>(schema: S, first: (body: unknown) => void = () => {}) =>
  validator('json', schema, (result) => {
    first(result.data);
    refuse('body_invalid')(result);
  });

/** Validates the query parameters and documents them. */
export const queryOf = <S extends z.ZodMiniType>(schema: S) => validator('query', schema, refuse('body_invalid'));

/** Validates the path's parameters and documents them; one that cannot be an id names nothing, so: not_found. */
export const paramsOf = <S extends z.ZodMiniType>(schema: S) => validator('param', schema, refuse('not_found'));

type Issue = {
  readonly message: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
};
type Outcome = { success: boolean; error?: readonly Issue[] };

function refuse(code: 'body_invalid' | 'not_found') {
  return (result: Outcome): void => {
    if (result.success) return;
    const [issue] = result.error ?? [];
    throw new HubProblem(code, issue?.message ?? 'This does not have the form that the API asks for.', pathOf(issue));
  };
}

function pathOf(issue: Issue | undefined): (string | number)[] {
  const keys = (issue?.path ?? []).map((part) => (typeof part === 'object' ? part.key : part));
  return keys.map((key) => (typeof key === 'number' ? key : String(key)));
}
