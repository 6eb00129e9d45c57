import { App, Stack } from 'aws-cdk-lib/core';
import { LogAnalyticsPipeline } from '../../lib';

new LogAnalyticsPipeline(new Stack(new App(), 'LogAnalytics'), 'Pipeline');
