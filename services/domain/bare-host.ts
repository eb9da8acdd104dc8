/** The host of an address as it is looked up and connected to: an address keeps IPv6 in brackets, which belong to no host. */
export const bareHost = ({ hostname }: Pick<URL, 'hostname'>): string => hostname.replace(/^\[(.*)\]$/, '$1');
