// Its own file, so that only what is used of the library is fetched.
export { app, authentication } from "@microsoft/teams-js";
