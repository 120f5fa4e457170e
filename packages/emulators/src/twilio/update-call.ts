import type { Call } from "./call.ts";
import { readSource } from "./create-call.ts";
import { RestError } from "./errors.ts";
import type { Form } from "./form.ts";

const notInProgress = (): RestError => new RestError(400, 21220, "Call is not in-progress. Cannot redirect.");

/** `POST Calls/{sid}.json`: hangs up, or replaces the TwiML. Throws `RestError`. */
export function updateCall(call: Call, form: Form): void {
	const status = form.get("Status");
	if (status !== undefined && status !== "completed" && status !== "canceled")
		throw new RestError(400, 21218, `Invalid Status: ${status}.`);
	const source = readSource(form);
	if (source !== null && form.get("Twiml") && form.get("Url"))
		throw new RestError(400, 20001, "Url and Twiml cannot both be given.");
	if (call.over) throw notInProgress();
	if (status === "canceled" && call.answered) throw notInProgress();
	if (status !== undefined) call.end(call.answered ? "completed" : "canceled", "product");
	else if (source === null) return;
	else if (call.answered || call.direction === "inbound") call.redirect(source);
	else throw notInProgress();
}
