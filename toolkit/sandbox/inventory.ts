import type { DeployedResource } from './assembly/deployer';

/** Finds the resources of the running stacks by whatever name a person has at hand. */
export class Inventory {
  constructor(private readonly resources: readonly DeployedResource[]) {}

  /**
   * @param name logical id, `<stack>/<logical id>`, path of the construct, physical name or ARN
   * @param type a CloudFormation type, or several
   * @throws Error that lists what there is
   */
  find(name: string, ...types: readonly string[]): DeployedResource {
    const candidates = this.resources.filter(({ type }) => types.length === 0 || types.includes(type));
    const found = candidates.find((resource) => isNamed(resource, name));
    if (found) return found;
    const known = candidates.map(({ logicalId }) => logicalId).join(', ') || 'none';
    throw new Error(`there is no ${types.join(' or ') || 'resource'} named ${name}; there is: ${known}`);
  }

  /** The physical name of a resource; a name that is not in the templates stands for itself. */
  physicalName(name: string, type: string): string {
    return this.resources.find((resource) => resource.type === type && isNamed(resource, name))?.ref ?? name;
  }
}

function isNamed({ stackName, logicalId, path, ref, attributes }: DeployedResource, name: string): boolean {
  const names = [logicalId, `${stackName}/${logicalId}`, ref, attributes.Arn];
  return names.includes(name) || (path !== undefined && constructPath(path) === constructPath(name));
}

/** A construct that wraps others has its resource some levels below itself, each of them named so. */
function constructPath(path: string): string {
  return path.replace(/(\/Resource)+$/, '');
}
