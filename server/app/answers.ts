import { resolver } from 'hono-openapi';
import type * as z from 'zod/mini';
import { PROBLEMS, type ProblemCode, problem } from '#lib/model/problem.ts';

/** For `describeRoute`: the answer when all is well, and the problems that this route may answer instead. */
export function answers(description: string, schema: z.ZodMiniType, problems: readonly ProblemCode[] = []) {
  return {
    200: { description, content: { 'application/json': { schema: resolver(schema) } } },
    ...problemAnswers(problems),
  };
}

/** The problems of a route, one entry for each HTTP status, its codes named. */
export function problemAnswers(codes: readonly ProblemCode[]) {
  const statuses = [...new Set(codes.map((code) => PROBLEMS[code]))];
  return Object.fromEntries(
    statuses.map((status) => {
      const named = codes.filter((code) => PROBLEMS[code] === status);
      return [
        status,
        { description: named.join(', '), content: { 'application/json': { schema: resolver(problem) } } },
      ];
    }),
  );
}
