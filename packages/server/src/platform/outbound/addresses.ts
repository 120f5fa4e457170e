import { BlockList, isIP } from "node:net";

/** Not on the public internet, by IANA's registries of special-purpose addresses (RFC 6890), multicast included. */
const special4: readonly [string, number][] = [
	["0.0.0.0", 8],
	["10.0.0.0", 8],
	["100.64.0.0", 10],
	["127.0.0.0", 8],
	["169.254.0.0", 16],
	["172.16.0.0", 12],
	["192.0.0.0", 24],
	["192.0.2.0", 24],
	["192.88.99.0", 24],
	["192.168.0.0", 16],
	["198.18.0.0", 15],
	["198.51.100.0", 24],
	["203.0.113.0", 24],
	["224.0.0.0", 3],
];
/** Inside of 2000::/3, the only part of IPv6 that is given out: what leads elsewhere or nowhere. */
const special6: readonly [string, number][] = [
	["2001::", 23],
	["2001:db8::", 32],
	["2002::", 16],
	["3fff::", 20],
];

const refused = new BlockList();
for (const [network, prefix] of special4) refused.addSubnet(network, prefix, "ipv4");
for (const [network, prefix] of special6) refused.addSubnet(network, prefix, "ipv6");
const unicast = new BlockList();
unicast.addSubnet("2000::", 3, "ipv6");

/**
 * Whether an IP address is a public one. Private, loopback, link-local (where clouds keep their metadata), shared and
 * reserved addresses are not, nor are those of IPv4 in the dress of IPv6 (mapped, 6to4, NAT64, Teredo).
 */
export function isPublicAddress(address: string): boolean {
	const family = isIP(address);
	if (family === 4) return !refused.check(address, "ipv4");
	return family === 6 && !address.includes("%") && unicast.check(address, "ipv6") && !refused.check(address, "ipv6");
}
