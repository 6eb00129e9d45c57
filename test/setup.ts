// The built-in CloudFormation validator costs seconds per test file; test/validation.test.ts turns it back on.
process.env.CDK_VALIDATION ??= 'false';
// The locked SDK runs on this Node.js; that later ones will not is no news for a test run.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';
