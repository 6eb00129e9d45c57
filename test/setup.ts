// The built-in CloudFormation validator costs seconds per test file; test/validation.test.ts turns it back on.
process.env.CDK_VALIDATION ??= 'false';
