export type { InjectedFault } from './fault-board';
export type { Fault } from './fault-kinds';
