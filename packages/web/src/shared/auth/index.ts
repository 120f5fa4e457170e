export { sessionQuery, useAdoptSession, useCan, useSession } from "./session.ts";
