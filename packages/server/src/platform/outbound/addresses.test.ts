import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { isPublicAddress } from "./addresses.ts";

describe("addresses of the public internet", () => {
	it("are told from all others", () => {
		for (const address of ["93.184.216.34", "8.8.8.8", "172.32.0.1", "100.128.0.1", "2606:2800:220:1::1", "2a00::1"])
			assert.ok(isPublicAddress(address), address);
		for (const address of [
			...["127.0.0.1", "127.255.0.9", "0.0.0.0", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1"],
			...["169.254.169.254", "100.64.0.1", "192.0.0.1", "198.18.0.1", "203.0.113.5", "224.0.0.1", "255.255.255.255"],
			...["::", "::1", "::ffff:127.0.0.1", "::ffff:7f00:1", "::ffff:93.184.216.34", "::127.0.0.1", "fe80::1"],
			...["fe80::1%eth0", "fc00::1", "fd00:ec2::254", "ff02::1", "64:ff9b::7f00:1", "2002:7f00:1::", "2001::1"],
			...["2001:db8::1", "", "localhost", "1.2.3"],
		])
			assert.ok(!isPublicAddress(address), address);
	});

	it("are none however a private one is written in IPv6", () => {
		const octet = fc.integer({ min: 0, max: 255 });
		const hex = (high: number, low: number) => ((high << 8) | low).toString(16);
		fc.assert(
			fc.property(octet, octet, octet, octet, (a, b, c, d) => {
				for (const prefix of ["::ffff:", "::", "64:ff9b::", "2002:"])
					assert.ok(!isPublicAddress(`${prefix}${hex(a, b)}:${hex(c, d)}${prefix === "2002:" ? "::" : ""}`));
			}),
		);
	});
});
