import type { Person } from './person.ts';

/** One row of activities. */
export const rowOf = (n: number): string => `
  <tr><td>${n + 1}</td><td>Call with the team</td><td>Acme, plant ${n % 12}</td>
  <td>${10 + (n % 18)}:${10 + (n % 45)}</td><td><button type="button">Open</button></td></tr>`;

/** A record of a CRM-like page: the person on top, and rows of activities below. */
export const rowsPage = ({ name, email }: Person, rows = 400): string => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${name}</title>
<style>body { font: 14px system-ui } td { padding: 4px 12px; border-bottom: 1px solid #ddd }</style></head>
<body><main><h1>${name}</h1><dl><dt>E-mail</dt><dd><a href="mailto:${email}">${email}</a></dd></dl>
<table>${Array.from({ length: rows }, (_, n) => rowOf(n)).join('')}</table></main></body></html>`;
