import assert from "node:assert/strict";
import { test } from "node:test";
import { createFakeClock } from "../../ports/fakes/clock.ts";
import { commandId, createOccasions } from "./command-id.ts";

test("names commands by what they are, in the shape that Telnyx asks for", () => {
	const id = commandId("dial", "01890a5d-ac96-774b-bcce-b302099a8057");
	assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
	assert.equal(id, commandId("dial", "01890a5d-ac96-774b-bcce-b302099a8057"));
	assert.notEqual(id, commandId("dial", "01890a5d-ac96-774b-bcce-b302099a8058"));
	assert.notEqual(commandId("a", "b,c"), commandId("a,b", "c"));
});

test("takes the same wish within ten seconds for the same occasion", async () => {
	const clock = createFakeClock();
	const occasionOf = createOccasions(clock);
	const wish = { type: "transfer", to: "+14155550100" };
	const first = occasionOf("v3:a", wish);
	await clock.advance(9999);
	assert.equal(occasionOf("v3:a", { ...wish }), first);
	assert.notEqual(occasionOf("v3:b", wish), first);
	assert.notEqual(occasionOf("v3:a", { ...wish, to: "+14155550101" }), first);
	await clock.advance(1);
	assert.notEqual(occasionOf("v3:a", wish), first);
});
