/** From the ledger to the downstreams: each record at least once, under one id, in the order of its key. */
package org.edgesroutes.delivery;
