#!/usr/bin/env node
// The locked SDK runs on every Node.js of `engines`; what later ones will need is nothing a user could mend here.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';
// Functions run in UTC, as on AWS; a thread cannot have a time zone of its own.
process.env.TZ = 'UTC';
require('../dist/cli.js');
