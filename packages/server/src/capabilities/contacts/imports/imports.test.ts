import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { type Contact, ContactImport, ContactImportPreview, ContactList, Problem } from "@centralita/contracts";
import { sql } from "drizzle-orm";
import { createTestPlatform, type TestPlatform, testDatabases } from "../../../app/testing.ts";
import { createTestHttp } from "../../../app/testing-http.ts";
import type { Http } from "../../../platform/capability.ts";
import { createContacts } from "../index.ts";
import { createImportJobs } from "./job.ts";

const inPieces = 7;

for (const database of testDatabases())
	describe(`imports of contacts on ${database}`, () => {
		let test: TestPlatform;
		let http: Http;
		before(async () => {
			test = await createTestPlatform({ database, environment: { DEFAULT_COUNTRY: "AR" } });
			const { capability } = createContacts(test.platform);
			await test.start([capability]);
			http = await createTestHttp(test.platform, [capability]);
			for (const field of [
				{ key: "deuda", label: { es: "Deuda", en: "Debt" }, type: "number" },
				{ key: "plan", label: { es: "Plan", en: "Plan" }, type: "choice", options: ["Básico", "Pro"] },
			])
				await http.inject({ method: "POST", url: "/api/v1/contact-fields", payload: field });
		});
		after(async () => {
			await http.close();
			await test.stop();
		});

		const read = async (id: string) =>
			ContactImport.parse((await http.inject(`/api/v1/contacts/imports/${id}`)).json());
		const upload = async (content: string | Buffer): Promise<ContactImport> => {
			const made = await http.inject({
				method: "POST",
				url: "/api/v1/contacts/imports",
				payload: { fileName: "clientes.csv" },
			});
			assert.equal(made.statusCode, 201, made.body);
			const { id } = made.json();
			const bytes = Buffer.from(content);
			const size = Math.ceil(bytes.length / inPieces) || 1;
			for (let offset = 0; offset === 0 || offset < bytes.length; offset += size) {
				const last = offset + size >= bytes.length;
				const answer = await http.inject({
					method: "PUT",
					url: `/api/v1/contacts/imports/${id}/file?offset=${offset}&last=${last}`,
					headers: { "content-type": "application/octet-stream" },
					payload: bytes.subarray(offset, offset + size),
				});
				assert.equal(answer.statusCode, 200, answer.body);
			}
			return read(id);
		};
		const act = (id: string, what: string, payload: object = {}) =>
			http.inject({ method: "POST", url: `/api/v1/contacts/imports/${id}/${what}`, payload });
		const work = async (importId: string, signal = new AbortController().signal) => {
			const [job] = createImportJobs(test.platform);
			await job?.run({ importId }, { signal, attempt: 1 });
		};
		const start = async (id: string, what: "check" | "run", mapping: (string | null)[], options: object = {}) => {
			const answer = await act(id, what, { mapping, options: { key: "phone", ...options } });
			assert.equal(answer.statusCode, 200, answer.body);
			await work(id);
			return read(id);
		};
		const found = async (filter: object): Promise<Contact[]> =>
			ContactList.parse(
				(
					await http.inject({ url: "/api/v1/contacts", query: { filter: JSON.stringify(filter), limit: "100" } })
				).json(),
			).items;
		const counted = ({ counts: { rows, created, updated, unchanged, skipped, failed } }: ContactImport) => [
			rows,
			created,
			updated,
			unchanged,
			skipped,
			failed,
		];
		const mapping = ["name", "phone", "email", "tags", "field:deuda", "field:plan"];
		const heading = "nombre,teléfono,correo,etiquetas,deuda,plan\n";

		it("go from a file to contacts: shown, checked, imported", async () => {
			const made = await upload(
				`${heading}José Núñez,11 4321-1000,jose@example.com,"vip,norte","1.200,50",pro\nAna,+57 601 4321000,,,,\nSin teléfono,,x@example.com,,,\nMal,123,,,,\nRepetido,011 4321 1000,,,,\nPlan,11 4321-1001,,,,oro\n`,
			);
			assert.deepEqual([made.state, made.format, made.encoding, made.delimiter], ["ready", "csv", "utf-8", ","]);
			const shown = ContactImportPreview.parse(
				(await http.inject(`/api/v1/contacts/imports/${made.id}/preview`)).json(),
			);
			assert.deepEqual(shown.guess, mapping);
			assert.equal(shown.key, "phone");
			const checked = await start(made.id, "check", mapping);
			assert.equal(checked.state, "checked");
			assert.deepEqual(counted(checked), [6, 2, 0, 0, 0, 4]);
			assert.deepEqual(await found({ importId: made.id }), []);
			const done = await start(made.id, "run", mapping);
			assert.equal(done.state, "finished");
			assert.deepEqual(counted(done), [6, 2, 0, 0, 0, 4]);
			assert.deepEqual(done.counts.problems, {
				"key-missing": 1,
				"invalid-phone": 1,
				duplicate: 1,
				"invalid-value": 1,
			});
			const people = await found({ importId: made.id });
			const jose = people.find(({ name }) => name === "José Núñez");
			assert.deepEqual(jose?.phones, ["+541143211000"]);
			assert.deepEqual(jose?.fields, { deuda: 1200.5, plan: "Pro" });
			assert.deepEqual(jose?.tags, ["vip", "norte"]);
			assert.equal(jose?.timeZone.source, "derived");
			assert.deepEqual(
				(await found({ q: "nunez 1000" })).map(({ id }) => id),
				[jose?.id],
			);
			const errors = await http.inject(`/api/v1/contacts/imports/${made.id}/errors.csv`);
			assert.match(errors.body, /^\uFEFFrow,problems,nombre/);
			assert.match(errors.body, /\r\n4,teléfono: key-missing,Sin teléfono,,x@example.com/);
			assert.match(errors.body, /\r\n5,teléfono: invalid-phone,Mal,123/);
			assert.match(errors.body, /\r\n6,teléfono: duplicate,Repetido/);
			assert.equal(await test.platform.blobs.info(`contact-imports/${made.id}`), null);
		});

		it("make no doubles of the same file, and complete whom they know", async () => {
			const file = `${heading}Luz,11 4321-2000,,a,,\nSol,11 4321-2001,,,,\n`;
			const first = await start((await upload(file)).id, "run", mapping);
			assert.deepEqual(counted(first), [2, 2, 0, 0, 0, 0]);
			assert.deepEqual(counted(await start((await upload(file)).id, "run", mapping)), [2, 0, 0, 2, 0, 0]);
			const more = `${heading}Luz María,11 4321-2000,luz@example.com,b,5,\nSol,11 4321-2001,,,,\n`;
			const filled = await start((await upload(more)).id, "run", mapping);
			assert.deepEqual(counted(filled), [2, 0, 1, 1, 0, 0]);
			const [luz] = await found({ q: "luz" });
			assert.deepEqual([luz?.name, luz?.emails, luz?.tags], ["Luz", ["luz@example.com"], ["a", "b"]]);
			const replaced = await start((await upload(more)).id, "run", mapping, { existing: "update" });
			assert.deepEqual(counted(replaced), [2, 0, 1, 1, 0, 0]);
			assert.equal((await found({ q: "luz" }))[0]?.name, "Luz María");
			assert.deepEqual(
				counted(await start((await upload(more)).id, "run", mapping, { existing: "skip" })),
				[2, 0, 0, 0, 2, 0],
			);
		});

		it("refuse a row that claims what somebody else has, whole", async () => {
			const one = await start((await upload(`${heading}Uno,11 4321-3000,uno@example.com,,,\n`)).id, "run", mapping);
			assert.equal(one.counts.created, 1);
			const file = `${heading}Dos,11 4321-3001,uno@example.com,,,\nTres,11 4321-3002,tres@example.com,,,\nCuatro,11 4321-3003,tres@example.com,,,\n`;
			const { id } = await upload(file);
			assert.deepEqual(counted(await start(id, "check", mapping)), [3, 1, 0, 0, 0, 2]);
			const done = await start(id, "run", mapping);
			assert.deepEqual(counted(done), [3, 1, 0, 0, 0, 2]);
			assert.deepEqual(done.counts.problems, { "email-taken": 2 });
			assert.deepEqual(await found({ q: "dos 3001" }), []);
		});

		it("go on where they stopped, and import no row twice", async () => {
			const rows = 2600;
			const lines = Array.from(
				{ length: rows },
				(_, index) => `P${index},+54 11 43${String(30_000 + index).padStart(6, "0")},,,,`,
			);
			const { id } = await upload(heading + lines.join("\n"));
			assert.equal((await act(id, "run", { mapping, options: { key: "phone" } })).statusCode, 200);
			// Stops after each batch, as a process does that is killed there.
			for (let tries = 0; (await read(id)).state === "running"; tries++) {
				assert.ok(tries < 20);
				const stop = new AbortController();
				const before = (await read(id)).counts.rows;
				const looking = setInterval(() => {
					void read(id).then(({ counts }) => counts.rows > before && stop.abort());
				}, 5);
				await work(id, stop.signal).catch((error) => assert.ok(stop.signal.aborted, error));
				clearInterval(looking);
			}
			const done = await read(id);
			assert.deepEqual(counted(done), [rows, rows, 0, 0, 0, 0]);
			const { rows: total } = await test.platform.db.query.execute<{ count: number }>(
				sql`select count(*)::int as count from contacts where import_id = ${id}`,
			);
			assert.equal(total[0]?.count, rows);
		});

		it("stop when two are at the same one: each row counts once", async () => {
			const lines = Array.from(
				{ length: 1200 },
				(_, index) => `Q${index},+54 11 44${String(30_000 + index).padStart(6, "0")},,,,`,
			);
			const { id } = await upload(heading + lines.join("\n"));
			await act(id, "run", { mapping, options: { key: "phone" } });
			await Promise.all([work(id), work(id)]);
			await work(id);
			assert.deepEqual(counted(await read(id)), [1200, 1200, 0, 0, 0, 0]);
		});

		it("are undone, but for whom somebody has used or changed since", async () => {
			const known = await start(
				(await upload(`${heading}Antes,11 4321-5000,,,,\nQuieto,11 4321-5009,,,,\n`)).id,
				"run",
				mapping,
			);
			assert.equal(known.counts.created, 2);
			const { id } = await upload(
				`${heading}Cambiado,11 4321-5000,,nuevo,,\nNueva,11 4321-5001,,,,\nUsada,11 4321-5002,,,,\nQuieto,11 4321-5009,,nuevo,,\n`,
			);
			const done = await start(id, "run", mapping, { existing: "update" });
			assert.deepEqual(counted(done), [4, 2, 2, 0, 0, 0]);
			assert.ok(done.undoUntil);
			const [used] = await found({ q: "usada" });
			await http.inject({ method: "POST", url: `/api/v1/contacts/${used?.id}/notes`, payload: { text: "Llamó." } });
			const [quiet] = await found({ q: "quieto" });
			const patch = { revision: quiet?.revision, name: "Quieto Ya" };
			await http.inject({ method: "PATCH", url: `/api/v1/contacts/${quiet?.id}`, payload: patch });
			assert.equal((await act(id, "undo")).statusCode, 200);
			await work(id);
			const undone = await read(id);
			assert.deepEqual([undone.state, undone.kept], ["undone", 2]);
			assert.deepEqual(await found({ q: "nueva" }), []);
			assert.equal((await found({ q: "usada" })).length, 1);
			const [back] = await found({ q: "antes 5000" });
			assert.deepEqual([back?.name, back?.tags], ["Antes", []]);
			assert.deepEqual((await found({ q: "quieto ya" }))[0]?.tags, ["nuevo"]);
		});

		it("bring consent with its proof, but take back no refusal", async () => {
			const options = { consents: [{ purpose: "marketing", channel: "voice" }] };
			const { id } = await upload("tel,no llamar\n11 4321-6000,\n11 4321-6001,sí\n");
			const without = await act(id, "run", { mapping: ["phone", "doNotCall"], options: { key: "phone", ...options } });
			assert.equal(without.statusCode, 400);
			const done = await start(id, "run", ["phone", "doNotCall"], { ...options, proof: "Formulario de la web" });
			assert.equal(done.counts.created, 2);
			const people = await found({
				importId: id,
				consent: { purpose: "marketing", channel: "voice", state: "granted" },
			});
			assert.equal(people.length, 2);
			const listed = await found({ importId: id, doNotCall: true });
			assert.deepEqual(
				listed.map(({ phones }) => phones),
				[["+541143216001"]],
			);
			const [person] = people;
			const withdrawn = { purpose: "marketing", channel: "voice", state: "withdrawn", proof: "Lo dijo" };
			await http.inject({ method: "POST", url: `/api/v1/contacts/${person?.id}/consents`, payload: withdrawn });
			const again = await upload("tel\n11 4321-6000\n11 4321-6001\n");
			await start(again.id, "run", ["phone"], { ...options, proof: "Otra lista" });
			const granted = await found({
				importId: id,
				consent: { purpose: "marketing", channel: "voice", state: "granted" },
			});
			assert.equal(granted.length, 1);
		});

		it("say clearly what is wrong with a file or a request", async () => {
			const long = await upload(`a,b\n${"x".repeat(10 * 1024 * 1024)}`);
			assert.deepEqual([long.state, long.problem], ["failed", "row-too-long"]);
			const unclosed = await upload(`tel\n11 4321-7000\n${'"x\n'.repeat(3)}`);
			assert.equal(unclosed.problem, "quote-not-closed");
			const { id } = await upload("a,b\n1,2\n");
			const wrong = await act(id, "run", { mapping: ["phone", "field:nada", null], options: { key: "phone" } });
			assert.equal(wrong.statusCode, 400);
			assert.deepEqual(
				Problem.parse(wrong.json()).errors?.map(({ path }) => path),
				["mapping", "mapping.1"],
			);
			const keyless = await act(id, "check", { mapping: ["name", null], options: { key: "phone" } });
			assert.equal(keyless.statusCode, 400);
			const gap = await http.inject({
				method: "POST",
				url: "/api/v1/contacts/imports",
				payload: { fileName: "x.csv" },
			});
			const early = await http.inject({
				method: "PUT",
				url: `/api/v1/contacts/imports/${gap.json().id}/file?offset=10`,
				headers: { "content-type": "application/octet-stream" },
				payload: "x",
			});
			assert.equal(early.statusCode, 409);
			assert.equal((await act(gap.json().id, "undo")).statusCode, 409);
			assert.equal((await act(id, "cancel")).json().state, "cancelled");
			assert.equal((await act(id, "run", { mapping: ["phone", null], options: { key: "phone" } })).statusCode, 409);
		});

		it("are taken up again when whoever was at them is gone", async () => {
			const { id } = await upload("tel\n11 4321-8000\n");
			await act(id, "run", { mapping: ["phone"], options: { key: "phone" } });
			await test.platform.db.query.execute(
				sql`update contact_imports set seen_at = now() - interval '5 minutes' where id = ${id}`,
			);
			const [, sweep] = createImportJobs(test.platform);
			const waiting = async () => {
				const { rows } = await test.platform.db.query.execute<{ count: number }>(
					sql`select count(*)::int as count from jobs.job where name = 'contacts.import' and data ->> 'importId' = ${id}`,
				);
				return rows[0]?.count ?? 0;
			};
			const before = await waiting();
			await sweep?.run({}, { signal: new AbortController().signal, attempt: 1 });
			assert.equal(await waiting(), before + 1);
		});
	});
