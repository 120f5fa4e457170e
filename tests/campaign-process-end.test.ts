import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { Campaign, type CampaignContact, CampaignContactList, Contact } from "@centralita/contracts";
import { startTwilioEmulator, type TwilioBehaviour, type TwilioEmulator } from "@centralita/emulators";
import { createTestHome, type TestHome } from "../packages/server/src/app/testing.ts";
import { startPostgres } from "../scripts/lib/services.mjs";
import { type RunningApp, startApp } from "./e2e/support/app.ts";
import { random } from "./support/chaos.ts";
import { type Desk, openDesk } from "./support/desk.ts";
import { ownerEnvironment } from "./support/people.ts";
import { companyNumber, connectLine, freePort } from "./support/phone.ts";

const setting = (name: string, usual: string) => process.env[name] ?? usual;
/**
 * The whole trial: `TEST_PEOPLE=2000 TEST_KILLS=50 TEST_VICTIMS=worker,web,postgresql`. Carriers do not repeat what they
 * told a web process that was away, so with those it takes minutes until everything is known.
 */
const people = Number(setting("TEST_PEOPLE", "60"));
const kills = Number(setting("TEST_KILLS", "3"));
const victims = setting("TEST_VICTIMS", "worker").split(",");
/** One in so many lives where it is no hour to call. */
const oneIn = 10;
/** That a worker gives to the carrier, so that as many may die with it. */
const ordersAtOnce = 5;
const always = [{ days: [1, 2, 3, 4, 5, 6, 7], from: "00:00", to: "00:00" }];
/** Numbers of Buenos Aires, which tell the hour. */
const numberOf = (index: number) => `+541143${String(210_000 + index)}`;
/** Numbers of Madrid. */
const asleep = (index: number) => `+34915${String(500_000 + index)}`;
const madrid = new Intl.DateTimeFormat("en-GB", { timeZone: "Europe/Madrid", hour: "2-digit", hourCycle: "h23" });
/** Two hours of the day, ten hours from now. */
function anotherHour(): { days: number[]; from: string; to: string } {
	const hour = (Number(madrid.format(Date.now())) + 10) % 22;
	const at = (value: number) => `${String(value).padStart(2, "0")}:00`;
	return { days: [1, 2, 3, 4, 5, 6, 7], from: at(hour), to: at(hour + 2) };
}
const behaviours: readonly TwilioBehaviour[] = [
	{ kind: "busy", afterMs: 30 },
	{ kind: "no-answer", afterMs: 400 },
	{ kind: "busy", afterMs: 900 },
	{ kind: "failed", afterMs: 200 },
	{ kind: "human", afterMs: 100, script: [{ hangUp: true }] },
];

const binaries = process.env.TEST_POSTGRES_BIN;

if (binaries !== undefined && binaries !== "")
	describe("a campaign whose processes are killed again and again", () => {
		const seed = Number(process.env.TEST_SEED ?? Math.floor(Math.random() * 2 ** 31));
		const dice = random(seed);
		let home: TestHome;
		let postgres: Awaited<ReturnType<typeof startPostgres>>;
		let twilio: TwilioEmulator;
		let web: RunningApp;
		let worker: RunningApp;
		let desk: Desk;
		let lineId: string;
		let port: number;

		const start = (roles: string, at: number): Promise<RunningApp> => {
			return startApp(home.config.dataDir, { ...home.environment, CENTRALITA_ROLES: roles, PORT: String(at) });
		};

		before(
			async () => {
				port = await freePort();
				twilio = await startTwilioEmulator({
					...{ insecure: true, numbers: [companyNumber], keepAudio: false },
					...{ callsPerSecond: 100, maxConcurrentCalls: 200 },
				});
				postgres = await startPostgres(binaries);
				home = await createTestHome("embedded", {
					...ownerEnvironment,
					DATABASE_URL: postgres.url,
					PUBLIC_URL: `http://127.0.0.1:${port}`,
					TWILIO_BASE_URL: twilio.url,
					TWILIO_ACCOUNT_SID: twilio.accountSid,
					TWILIO_AUTH_TOKEN: twilio.authToken,
					RATE_LIMIT_PER_MINUTE: "100000",
				});
				web = await start("web,voice", port);
				worker = await start("worker", await freePort());
				desk = await openDesk(web.url);
				lineId = (await connectLine(desk, { line: { maxConcurrentCalls: 100 } })).line.id;
			},
			{ timeout: 120_000 },
		);
		after(async () => {
			await twilio?.close();
			for (const app of [worker, web]) await app?.stop("SIGKILL");
			await postgres?.stop();
			await home?.remove();
		});

		const kill: Record<string, () => Promise<void>> = {
			async worker() {
				await worker.stop("SIGKILL");
				worker = await start("worker", await freePort());
			},
			async web() {
				await web.stop("SIGKILL");
				web = await start("web,voice", port);
			},
			postgresql: () => postgres.restart(),
		};

		it("dials nobody twice and loses nobody", { timeout: 300_000 + (people + kills * 20) * 1000 }, async (t) => {
			t.diagnostic(`seed ${seed}`);
			const rules = { hours: always, perDay: 1, perWeek: 1, skipHolidays: false };
			assert.equal((await desk.request("PUT", "/api/v1/dial-rules/AR", rules)).status, 200);
			const night = { ...rules, hours: [anotherHour()] };
			assert.equal((await desk.request("PUT", "/api/v1/dial-rules/ES", night)).status, 200);
			const sleeping = new Set<string>();
			for (let index = 0; index < people + Math.floor(people / oneIn); index++) {
				const awake = index < people;
				const phone = awake ? numberOf(index) : asleep(index);
				if (!awake) sleeping.add(phone);
				twilio.answer(phone, behaviours[index % behaviours.length] ?? { kind: "human" });
				await desk.read(Contact, "POST", "/api/v1/contacts", { name: `C ${index}`, phones: [phone], tags: ["aviso"] });
			}
			const { id } = await desk.read(Campaign, "POST", "/api/v1/campaigns", {
				name: "Avisos",
				purpose: "service",
				lineIds: [lineId],
				attempts: 1,
				pace: { callsPerSecond: 8, concurrent: 40 },
			});
			await desk.read(Campaign, "PUT", `/api/v1/campaigns/${id}/audience`, { filter: { tags: ["aviso"] } });
			await desk.read(Campaign, "POST", `/api/v1/campaigns/${id}/start`, {});
			const read = () => desk.read(Campaign, "GET", `/api/v1/campaigns/${id}`);
			const between = (2 * people) / 3 / kills;
			const killed = new Map<string, number>();
			for (let done = 0; done < kills; done++) {
				const until = twilio.calls.length + Math.round(dice() * between);
				await desk.eventually(
					read,
					({ counts }) => twilio.calls.length >= until || counts.waiting === sleeping.size,
					"calls go on",
					60_000,
				);
				const victim = victims[Math.floor(dice() * victims.length)] ?? "worker";
				killed.set(victim, (killed.get(victim) ?? 0) + 1);
				await kill[victim]?.();
			}
			// An order that died with its process is asked about for a while: of those only, nobody knows yet whether it rang.
			const unknown = () => people - new Set(twilio.calls.map(({ to }) => to)).size;
			const open = ({ counts }: Campaign) => counts.waiting === sleeping.size && counts.calling <= unknown();
			const stands = await desk.eventually(read, open, "everybody was called", 200_000 + people * 500);
			const dialled = new Map<string, number>();
			for (const { to } of twilio.calls) dialled.set(to, (dialled.get(to) ?? 0) + 1);
			assert.deepEqual(
				[...dialled].filter(([, count]) => count > 1),
				[],
				"nobody twice",
			);
			const contacts: CampaignContact[] = [];
			for (let cursor = ""; ; ) {
				const path = `/api/v1/campaigns/${id}/contacts?limit=100${cursor && `&cursor=${cursor}`}`;
				const page = await desk.read(CampaignContactList, "GET", path);
				contacts.push(...page.items);
				if (page.nextCursor === null) break;
				cursor = page.nextCursor;
			}
			assert.equal(contacts.length, people + sleeping.size);
			for (const { state, phone, attempts, outcome } of contacts) {
				const times = dialled.get(phone ?? "") ?? 0;
				if (sleeping.has(phone ?? "")) {
					assert.deepEqual([state, attempts, times], ["waiting", 0, 0], `${phone} sleeps`);
					continue;
				}
				if (state === "done") {
					assert.equal(times, 1, `${phone} was called`);
					const { kind } = behaviours[Number(phone?.slice(-6)) % behaviours.length] ?? {};
					const expected: (string | undefined)[] = kind === "human" ? ["answered", "hung-up"] : [kind];
					assert.ok(expected.includes(outcome ?? undefined), `${phone} is ${kind}, and was ${outcome}`);
				} else assert.equal(state, "calling", `${phone} is ${state}`);
				assert.equal(attempts, 1);
			}
			t.diagnostic(
				`${kills} kills (${[...killed].map(([name, count]) => `${name} ${count}`).join(", ")}), ${people} contacts: the carrier dialled ${twilio.calls.length}, the campaign counts ${stands.dialled}, ${stands.counts.calling} of them undecided`,
			);
			assert.equal(stands.dialled - twilio.calls.length, stands.counts.calling);
			assert.ok(stands.counts.calling <= kills * ordersAtOnce);
		});
	});
