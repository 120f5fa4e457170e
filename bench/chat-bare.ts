/** What the chat is compared with: Fastify with one route that inserts one row, on the same database. */
import fastify from "fastify";
import pg from "pg";

export type BareStart = { connectionString: string; poolSize: number };

process.once("message", async ({ connectionString, poolSize }: BareStart) => {
	const pool = new pg.Pool({ connectionString, max: poolSize });
	await pool.query("create table if not exists bare_messages (id bigserial primary key, key text, body text not null)");
	const http = fastify();
	http.post<{ Body: { message: string } }>("/api/chat", async ({ headers, body }) => {
		const insert = "insert into bare_messages (key, body) values ($1, $2) returning id";
		const { rows } = await pool.query<{ id: string }>(insert, [headers["idempotency-key"], body.message]);
		return { ok: true, id: rows[0]?.id };
	});
	process.send?.(await http.listen({ port: 0, host: "127.0.0.1" }));
});
