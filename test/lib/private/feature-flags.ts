import { App, Stack } from 'aws-cdk-lib/core';
import RECOMMENDED from 'aws-cdk-lib/recommended-feature-flags.json';

/** Synthesizes the same stack once without any feature flag, and once with those a new app starts with. */
export function withAndWithoutFlags(build: (stack: Stack) => void): [bare: unknown, recommended: unknown] {
  return [synthesize({}, build), synthesize(RECOMMENDED, build)];
}

function synthesize(context: Record<string, unknown>, build: (stack: Stack) => void): unknown {
  const app = new App({ context });
  build(new Stack(app, 'Stack'));
  return app.synth().getStackByName('Stack').template;
}
