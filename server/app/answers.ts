import type { StandardSchemaV1 } from '@standard-schema/spec';
import { resolver } from 'hono-openapi';
import { PROBLEMS, type ProblemCode, problem } from '#lib/model/problem.ts';

/** For `describeRoute`: the answer when all is well, and the problems that this route may answer instead. */
export function answers(description: string, schema: StandardSchemaV1, problems: readonly ProblemCode[] = []) {
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
