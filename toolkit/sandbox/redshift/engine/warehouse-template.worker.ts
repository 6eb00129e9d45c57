import { clusterTemplate } from './cluster-template';

/** Run when the toolkit is built, so that no first start waits for initdb. */
void clusterTemplate();
