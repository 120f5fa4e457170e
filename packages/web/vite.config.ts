import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

/** Where the server listens while developing (`npm start` in another terminal). */
const server = "http://127.0.0.1:3000";

export default defineConfig({
	base: "/",
	plugins: [react(), tailwindcss()],
	build: {
		outDir: "dist",
		emptyOutDir: true,
		target: "es2023",
		// Data addresses would need a wider Content-Security-Policy.
		assetsInlineLimit: 0,
	},
	server: {
		proxy: {
			"/api": { target: server, ws: true },
			"/carriers": { target: server, ws: true },
		},
	},
});
