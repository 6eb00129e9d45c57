import { CloudAssembly } from 'aws-cdk-lib/cx-api';

// As aws-cdk-lib/testhelpers/jest-autoclean does, which would load a copy of aws-cdk-lib for each suite.
afterAll(() => CloudAssembly.cleanupTemporaryDirectories());
