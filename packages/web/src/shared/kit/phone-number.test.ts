import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { PhoneNumber } from "@centralita/contracts";
import fc from "fast-check";
import { readablePhone, toInternational } from "./phone-number.ts";

describe("telephone numbers as people write them", () => {
	it("become what the contracts take", () => {
		for (const written of ["+54 9 11 5000-1234", "+54 (911) 5000 1234", "0054 9 11 5000.1234", "+54–911/50001234"]) {
			assert.equal(toInternational(written), "+5491150001234");
		}
	});

	it("stay as they are once they are international", () => {
		fc.assert(
			fc.property(fc.stringMatching(/^\+[1-9]\d{6,14}$/), (number) => {
				assert.equal(toInternational(number), number);
				assert.ok(PhoneNumber.safeParse(toInternational(` ${number.slice(0, 4)} - ${number.slice(4)}`)).success);
			}),
		);
	});

	it("are grouped for the eye, and nothing else is", () => {
		assert.equal(readablePhone("+5491150001234"), "+54 9 11 5000 1234");
		assert.equal(readablePhone("+34911234567"), "+34 911 23 45 67");
		assert.equal(readablePhone("+12025550188"), "+1 202 555 0188");
		for (const other of ["", "Ana", "+", "+99912", "ana@example.com", "911234567"])
			assert.equal(readablePhone(other), other);
	});

	it("stay the same number when they are grouped", () => {
		fc.assert(
			fc.property(fc.stringMatching(/^\+[1-9]\d{6,14}$/), (number) => {
				assert.equal(toInternational(readablePhone(number)), number);
			}),
		);
	});

	it("do not become numbers when they are none", () => {
		for (const written of ["", "11 5000 1234", "+0 11", "ventas"]) {
			assert.equal(PhoneNumber.safeParse(toInternational(written)).success, false, written);
		}
	});
});
