// Jest evaluates every module anew for each suite, which takes longer for aws-cdk-lib than most suites do themselves. With this runtime
// Node.js loads it, and what builds on it, once for each worker process; all other modules stay as isolated as Jest has them.
const { createRequire } = require('node:module');
const { default: Runtime } = require('jest-runtime');

const SHARED = /^(?:aws-cdk-lib|@aws-cdk|cdk-nag|constructs)\//;

class SharingRuntime extends Runtime {
  #before = { env: { ...process.env }, exitCode: process.exitCode, console };

  constructor(config, environment, ...rest) {
    super(config, environment, ...rest);
    // A shared module knows those of the worker, not the copies that Jest makes for a suite.
    environment.global.process.env = process.env;
    globalThis.console = environment.global.console;
  }

  requireModule(from, name, options, isRequireActual) {
    const isShared = name !== undefined && !options?.isInternalModule && SHARED.test(`${name}/`);
    return isShared ? createRequire(from)(name) : super.requireModule(from, name, options, isRequireActual);
  }

  teardown() {
    const added = Object.keys(process.env).filter((name) => !(name in this.#before.env));
    for (const name of added) delete process.env[name];
    Object.assign(process.env, this.#before.env);
    process.exitCode = this.#before.exitCode;
    globalThis.console = this.#before.console;
    super.teardown();
  }
}

exports.__esModule = true;
exports.default = SharingRuntime;
