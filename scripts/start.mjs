// `npm start`: installs what is missing, then hands over to start.ts on the project's own Node.
import { install, requireNode, run } from './install.mjs';

install();
requireNode();
process.exitCode = run('node', ['scripts/start.ts', ...process.argv.slice(2)]);
